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
import org.switchhook.testkit.EventSocket;

/** Calls to the phones of the sandbox, whose last two digits say what they do. */
@Tag("portable")
@Tag("storage")
class DialOutIT {
  private static final String ANSWERS = "+49301234500";
  private static final String HANGS_UP = "+49301234502";
  private static final String RINGS_FOR_EVER = "+49301234503";
  private static final String REFUSES_DIGITS = "+49301234507";
  private static final String ASKS_EACH_TIME = "+49301234523";
  private static final String IS_BUSY = "+49301234510";

  private final Api bob = Api.of(SampleUser.BOB);
  private final Api carol = Api.of(SampleUser.CAROL);
  private final String id = bob.room("{'name':'Phones','users':['alice']}");
  private final String room = "rooms/" + id;

  private Answer dial(String number) {
    return bob.post(room + "/dialouts", "{'number':'" + number + "'}");
  }

  /** The room seen through the socket, from before the first call on. */
  private EventSocket watching() {
    EventSocket socket = EventSocket.events();
    socket.expectType("welcome");
    assertThat(socket.hello(TrialTokens.of(SampleUser.BOB)).has("hello")).isTrue();
    socket.send("{'id':'2','type':'room','room':{'roomid':'" + id + "'}}");
    socket.expectType("room");
    return socket;
  }

  /** Reads the socket until the call has this status; gives the statuses on the way. */
  private static List<String> until(EventSocket socket, String call, String wanted) {
    List<String> statuses = new ArrayList<>();
    while (!statuses.contains(wanted)) {
      JsonNode value = socket.next().at("/transient/value");
      if (value.path("callid").asText().equals(call)) {
        statuses.add(value.path("status").asText());
      }
    }
    return statuses;
  }

  @Test
  void callShouldBeAcceptedBeforeTheNetworkAnswersAndGoItsWay() {
    try (EventSocket socket = watching()) {
      Answer accepted =
          bob.post(
              room + "/dialouts",
              "{'number':'030 1234502','region':'DE','options':{'actorType':'phones','n':731}}");

      assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
      assertThat(accepted.text("status")).isEqualTo("accepted");
      assertThat(accepted.text("number")).isEqualTo(HANGS_UP);
      assertThat(accepted.body().at("/options/n").asInt()).isEqualTo(731);
      assertThat(accepted.header("Location")).endsWith("/api/v1/calls/" + accepted.text("callid"));
      assertThat(until(socket, accepted.text("callid"), "cleared"))
          .containsExactly("accepted", "ringing", "connected", "cleared");

      JsonNode ended = bob.get("calls/" + accepted.text("callid")).body();
      assertThat(ended.path("cause").asText()).isEqualTo("EndedByRemote");
      assertThat(ended.path("fault").asText()).isEqualTo("none");
      assertThat(ended.has("ringingAt") && ended.has("connectedAt") && ended.has("endedAt"))
          .isTrue();
    }
  }

  @Test
  void busyPhoneShouldGiveItsCauseCodeAndFault() {
    try (EventSocket socket = watching()) {
      String call = dial(IS_BUSY).text("callid");
      assertThat(until(socket, call, "rejected")).endsWith("rejected");

      Answer ended = bob.get("calls/" + call);
      assertThat(ended.text("cause")).isEqualTo("EndedByBusy");
      assertThat(ended.body().path("code").asInt()).isEqualTo(486);
      assertThat(ended.text("fault")).isEqualTo("callee");
      assertThat(bob.delete("calls/" + call).status()).isEqualTo(204);
    }
  }

  @Test
  void hangUpShouldEndARingingCall() {
    try (EventSocket socket = watching()) {
      String call = dial(RINGS_FOR_EVER).text("callid");
      until(socket, call, "ringing");
      assertThat(bob.post("calls/" + call + "/dtmf", "{'digits':'1'}").problem())
          .isEqualTo("call-not-answered");

      assertThat(bob.delete("calls/" + call).status()).isEqualTo(202);

      until(socket, call, "cleared");
      assertThat(bob.get("calls/" + call).text("cause")).isEqualTo("EndedByCaller");
    }
  }

  @Test
  void digitsShouldBeTakenByAPhoneAndARefusalShouldComeBack() {
    try (EventSocket socket = watching()) {
      String takes = dial(ANSWERS).text("callid");
      until(socket, takes, "connected");
      assertThat(bob.post("calls/" + takes + "/dtmf", "{'digits':'12*#A'}").status())
          .isEqualTo(204);
      assertThat(bob.post("calls/" + takes + "/dtmf", "{'digits':'x'}").problem())
          .isEqualTo("digits-invalid");
      bob.delete("calls/" + takes);
      until(socket, takes, "cleared");

      String refuses = dial(REFUSES_DIGITS).text("callid");
      until(socket, refuses, "connected");
      Answer refused = bob.post("calls/" + refuses + "/dtmf", "{'digits':'1'}");
      assertThat(refused.status()).isEqualTo(502);
      assertThat(refused.problem()).isEqualTo("digit-refused");
      assertThat(refused.body().path("sipCode").asInt()).isEqualTo(415);
      bob.delete(room);
    }
  }

  @Test
  void sameNumberTwiceShouldGiveTwoCallsAndTheSameKeyOne() {
    String body = "{'number':'" + RINGS_FOR_EVER + "'}";
    String first = bob.post(room + "/dialouts", body).text("callid");
    Answer second = bob.post(room + "/dialouts", body, "Idempotency-Key", room);
    Answer again = bob.post(room + "/dialouts", body, "Idempotency-Key", room);

    assertThat(second.text("callid")).isNotEqualTo(first);
    assertThat(again.body()).isEqualTo(second.body());
    JsonNode page = bob.get(room + "/calls?limit=1").body();
    assertThat(page.at("/items/0/callid").asText()).isEqualTo(second.text("callid"));
    JsonNode rest = bob.get(room + "/calls?cursor=" + page.path("next").asText()).body();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.at("/items/0/callid").asText()).isEqualTo(first);
    assertThat(rest.has("next")).isFalse();
    bob.delete(room);
  }

  @Test
  void closingARoomShouldEndItsCalls() {
    try (EventSocket socket = watching()) {
      String call = dial(RINGS_FOR_EVER).text("callid");
      until(socket, call, "ringing");

      assertThat(bob.delete(room).status()).isEqualTo(204);

      assertThat(ended(call).text("cause")).isEqualTo("EndedByCaller");
      assertThat(bob.get(room + "/calls").body().path("items")).hasSize(1);
    }
  }

  /** Hanging up again is answered with 204 as soon as the call has ended. */
  private Answer ended(String call) {
    for (int asked = 0; asked < 500; asked++) {
      Answer now = bob.get("calls/" + call);
      if (now.body().has("endedAt")) {
        return now;
      }
    }
    throw new AssertionError("the call lives on");
  }

  @Test
  void callShouldBeUnknownToWhoMayNotEnterItsRoom() {
    String call = dial(RINGS_FOR_EVER).text("callid");

    assertThat(carol.get("calls/" + call).problem()).isEqualTo("call-unknown");
    assertThat(carol.delete("calls/" + call).problem()).isEqualTo("call-unknown");
    assertThat(carol.get(room + "/calls").problem()).isEqualTo("room-unknown");
    assertThat(bob.get("calls/never-was").problem()).isEqualTo("call-unknown");
    bob.delete(room);
  }

  @Test
  void whatCannotBeDialledShouldBeNamed() {
    assertThat(dial("12").text("field")).isEqualTo("number");
    assertThat(dial("+12025550123").status()).isEqualTo(403);
    assertThat(bob.post(room + "/dialouts", "{}").text("field")).isEqualTo("number");
    assertThat(
            bob.post(room + "/dialouts", "{'number':'" + ANSWERS + "','ringTimeout':4}").problem())
        .isEqualTo("time-invalid");
    assertThat(bob.post(room + "/dialouts", "{'number':'" + ANSWERS + "','options':[1]}").problem())
        .isEqualTo("options-invalid");
    assertThat(bob.get(room + "/calls").body().path("items")).isEmpty();
  }

  @Test
  void wholeNumberAndOptionsShouldBeForItsCallerAndThoseWhoRunTheRoom() {
    bob.put(room + "/access", "{'users':['alice','carol']}");
    String body = "{'number':'" + IS_BUSY + "','options':{'n':7}}";
    String bobs = bob.post(room + "/dialouts", body).text("callid");
    String carols = carol.post(room + "/dialouts", body).text("callid");

    for (JsonNode whole :
        List.of(
            bob.get("calls/" + bobs).body(),
            bob.get("calls/" + carols).body(),
            carol.get("calls/" + carols).body(),
            Api.of(SampleUser.ALICE).get("calls/" + carols).body())) {
      assertThat(whole.path("number").asText()).isEqualTo(IS_BUSY);
      assertThat(whole.path("options")).hasToString("{\"n\":7}");
    }
    JsonNode masked = carol.get("calls/" + bobs).body();
    assertThat(masked.path("number").asText()).isEqualTo("+4930123…");
    assertThat(masked.has("options")).isFalse();
    assertThat(carol.get(room + "/calls").body().path("items"))
        .extracting(call -> call.path("number").asText())
        .containsExactlyInAnyOrder("+4930123…", IS_BUSY);
    bob.delete(room);
  }

  @Test
  void s03_digitsAndHangUpShouldPassATrunkThatAsksForDigestEachTime() {
    try (EventSocket socket = watching()) {
      String call = dial(ASKS_EACH_TIME).text("callid");
      until(socket, call, "connected");

      assertThat(bob.post("calls/" + call + "/dtmf", "{'digits':'12'}").status()).isEqualTo(204);
      assertThat(bob.delete("calls/" + call).status()).isEqualTo(202);

      until(socket, call, "cleared");
      assertThat(bob.get("calls/" + call).text("cause")).isEqualTo("EndedByLocal");
      bob.delete(room);
    }
  }
}
