package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Api.Answer;

@Tag("portable")
@Tag("storage")
class RoomsIT {
  private final Api admin = Api.of(SampleUser.ALICE);
  private final Api bob = Api.of(SampleUser.BOB);
  private final Api carol = Api.of(SampleUser.CAROL);

  @Test
  void roomShouldBeReadAsItWasOpened() {
    Answer opened = bob.post("rooms", "{'name':'Standup','participantLimit':5}");

    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location")).endsWith("/api/v1/rooms/" + opened.text("id"));
    assertThat(opened.text("dialIn")).matches("[1-9][0-9]{7}").doesNotMatch(".*(.)\\1.*");
    assertThat(bob.get("rooms/" + opened.text("id")).body()).isEqualTo(opened.body());
    assertThat(opened.text("owner")).isEqualTo("bob");
  }

  @Test
  void roomShouldBeSeenByItsMembersAndByAdminsOnly() {
    String room = bob.room("{'name':'Two'}");

    assertThat(admin.get("rooms/" + room).status()).isEqualTo(200);
    Answer refused = carol.get("rooms/" + room);
    Answer unknown = carol.get("rooms/never-was");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.problem()).isEqualTo("room-unknown").isEqualTo(unknown.problem());
    assertThat(refused.text("detail")).isEqualTo(unknown.text("detail"));

    Answer access = bob.send("PUT", "rooms/" + room + "/access", "{'users':['carol']}");
    assertThat(access.status()).isEqualTo(200);
    assertThat(carol.get("rooms/" + room).status()).isEqualTo(200);
    assertThat(carol.get("rooms/" + room + "/access").problem()).isEqualTo("room-owner-only");
    assertThat(bob.get("rooms/" + room + "/access").body()).isEqualTo(access.body());
  }

  @Test
  void lateChangeShouldBeRefusedWhenTheRoomHasChangedMeanwhile() {
    String path = "rooms/" + bob.room("{'name':'First'}");
    String tag = bob.get(path).header("ETag");

    Answer changed = bob.send("PATCH", path, "{'name':'Second'}", "If-Match", tag);
    Answer late = bob.send("PATCH", path, "{'name':'Third'}", "If-Match", tag);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("room-changed");
    assertThat(bob.get(path).text("name")).isEqualTo("Second");
    assertThat(bob.send("PUT", path + "/access", "{'users':[]}", "If-Match", tag).status())
        .isEqualTo(412);
  }

  @Test
  void accessListShouldChangeTheVersionOfItsRoom() {
    String path = "rooms/" + bob.room("{'name':'List'}");

    Answer access = bob.send("PUT", path + "/access", "{'users':['carol']}");

    assertThat(bob.get(path).header("ETag")).isEqualTo(access.header("ETag"));
    assertThat(bob.get(path + "/access").header("ETag")).isEqualTo(access.header("ETag"));
  }

  @Test
  void closedRoomShouldBeReadableByItsOwnerAndNobodyElse() {
    String path = "rooms/" + bob.room("{'name':'Short','users':['carol']}");

    assertThat(carol.delete(path).status()).isEqualTo(403);
    assertThat(bob.delete(path).status()).isEqualTo(204);
    assertThat(bob.delete(path).status()).isEqualTo(204);

    assertThat(bob.get(path).body().has("closedAt")).isTrue();
    assertThat(bob.get(path).body().has("dialIn")).isFalse();
    assertThat(carol.get(path).status()).isEqualTo(404);
    assertThat(bob.send("PATCH", path, "{'name':'x'}").problem()).isEqualTo("room-closed");
    assertThat(bob.post(path + "/participants", null).problem()).isEqualTo("room-closed");
    assertThat(bob.post(path + "/dialouts", "{'number':'x'}").problem()).isEqualTo("room-closed");
    assertThat(bob.get(path + "/calls").status()).isEqualTo(200);
  }

  @Test
  void pagesShouldShowEveryRoomOnceAndTheNewestFirst() {
    List<String> opened = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      opened.add(0, carol.room("{'name':'Page " + number + "'}"));
    }

    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = carol.get("rooms?limit=2" + cursor).body();
      page.get("items").forEach(room -> listed.add(room.get("id").asText()));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
    } while (cursor != null && listed.size() < 200);

    assertThat(listed).doesNotHaveDuplicates().startsWith(opened.toArray(String[]::new));
  }

  @Test
  void roomShouldBeOpenedOnceWhenTheRequestIsSentAgain() {
    String key = "open-" + bob.room("{'name':'Key'}");

    Answer first = bob.post("rooms", "{'name':'Once'}", "Idempotency-Key", key);
    Answer second = bob.post("rooms", "{'name':'Once'}", "Idempotency-Key", key);
    Answer other = bob.post("rooms", "{'name':'Other'}", "Idempotency-Key", key);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void whatIsWrongShouldBeNamed() {
    assertThat(bob.post("rooms", "{'name':''}").text("field")).isEqualTo("name");
    assertThat(bob.post("rooms", "{}").problem()).isEqualTo("text-invalid");
    assertThat(bob.post("rooms", "{'name':'x','participantLimit':1}").problem())
        .isEqualTo("participant-limit-invalid");
    assertThat(bob.post("rooms", "{'name':'x','nmae':1}").problem()).isEqualTo("field-unknown");
    assertThat(bob.post("rooms", "{'name':'x','users':['a b']}").problem())
        .isEqualTo("access-invalid");
    assertThat(bob.get("rooms?cursor=nonsense!").problem()).isEqualTo("cursor-invalid");
    assertThat(bob.get("rooms?limit=0").problem()).isEqualTo("limit-invalid");
  }

  @Test
  void everybodyShouldSeeAnotherNameOfAPersonOverRest() {
    String path = "rooms/" + bob.room("{'name':'Names','users':['carol']}") + "/participants";
    String session = carol.post(path, null).text("sessionid");
    String bobs = path + "/" + bob.post(path, null).text("sessionid");

    Answer changed = carol.patch(path + "/" + session, "{'displayName':'Carol, Sales'}");

    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.body().at("/user/displayname").asText()).isEqualTo("Carol, Sales");
    assertThat(bob.get(path).body().at("/items/0")).isEqualTo(changed.body());
    assertThat(carol.patch(bobs, "{'displayName':'x'}").problem()).isEqualTo("room-owner-only");
    assertThat(carol.patch(bobs, "{'displayName':''}").text("field")).isEqualTo("displayName");
    assertThat(carol.patch(bobs, "{}").problem()).isEqualTo("text-invalid");
    assertThat(carol.patch(bobs, "{'name':'x'}").problem()).isEqualTo("field-unknown");
    assertThat(carol.patch(bobs, "null").problem()).isEqualTo("body-missing");
    assertThat(carol.patch(path + "/none", "{'displayName':'x'}").problem())
        .isEqualTo("participant-unknown");
  }

  @Test
  void personsShouldJoinAndLeaveOverRest() {
    String path = "rooms/" + bob.room("{'name':'Full','participantLimit':2,'users':['carol']}");

    Answer joined = bob.post(path + "/participants", null);
    assertThat(joined.status()).isEqualTo(201);
    assertThat(joined.text("userid")).isEqualTo("bob");
    assertThat(joined.header("X-Request-Id")).isNotEmpty();
    Answer second = carol.post(path + "/participants", null);
    assertThat(admin.post(path + "/participants", null).problem()).isEqualTo("room-full");

    assertThat(carol.get(path + "/participants").body().get("items")).hasSize(2);
    assertThat(carol.get(path + "/state").body().get("transient")).isEmpty();
    String bobs = path + "/participants/" + joined.text("sessionid");
    assertThat(carol.delete(bobs).problem()).isEqualTo("room-owner-only");
    assertThat(bob.delete(path + "/participants/" + second.text("sessionid")).status())
        .isEqualTo(204);
    assertThat(bob.delete(bobs).status()).isEqualTo(204);
    assertThat(bob.delete(bobs).problem()).isEqualTo("participant-unknown");
    assertThat(bob.get(path + "/participants").body().get("items")).isEmpty();
  }
}
