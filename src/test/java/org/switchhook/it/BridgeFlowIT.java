package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.sandbox.SipMessage;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** Two phones in one room, joined by passing their descriptions across. Ladders in docs/flows. */
@Tag("portable")
class BridgeFlowIT {
  @RegisterExtension
  final LadderExtension flow = new LadderExtension("socket", "server", "ann", "bob", "cid");

  /** A phone in the room, with its leg. */
  private record Guest(SipPhone phone, String call, PhoneCall leg) {
    /** The offer that is passed to this phone. */
    IncomingInvite offered() {
      return phone.expectReinvite();
    }
  }

  private static Map<String, Object> to(SipPhone phone) {
    return Map.of("number", phone.uri());
  }

  private static String sdp(int port, String... lines) {
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + audio(port)
        + String.join("", List.of(lines));
  }

  private static String audio(int port) {
    return "m=audio " + port + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
  }

  private static List<String> media(String text) {
    return text.lines().filter(line -> line.startsWith("m=")).toList();
  }

  private static long version(String text) {
    String origin = text.lines().filter(line -> line.startsWith("o=")).findFirst().orElseThrow();
    return Long.parseLong(origin.split(" ")[2]);
  }

  private Guest dial(Scene scene, SipPhone phone) {
    String call = scene.dial(to(phone));
    IncomingInvite invite = phone.expectInvite();
    PhoneCall leg = invite.answer();
    phone.expectAck();
    return new Guest(phone, call, leg);
  }

  /** Asked for its offer, the newcomer gives it; what the other gets and answers goes back. */
  private void join(Guest newcomer, int port, Guest waiting, int other) {
    IncomingInvite asked = newcomer.offered();
    assertThat(asked.message().hasDescription()).isFalse();
    asked.answer(sdp(port));
    IncomingInvite offered = waiting.offered();
    assertThat(media(offered.message().body()))
        .containsExactly("m=audio " + port + " RTP/AVP 8 101");
    offered.answer(sdp(other));
    waiting.phone.expectAck();
    String answer = newcomer.phone.expectAck().message().body();
    assertThat(media(answer)).containsExactly("m=audio " + other + " RTP/AVP 8 101");
  }

  private static JsonNode bridge(Scene scene) {
    return scene.socket.expect(message -> message.at("/transient/key").asText().equals("bridge"));
  }

  private static void expectState(Scene scene, String state) {
    assertThat(bridge(scene).at("/transient/value/state").asText()).isEqualTo(state);
  }

  @Test
  void secondPhoneShouldHearTheFirstAndAThirdTheOneThatStayed() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        SipPhone cid = SipPhone.udp("cid", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      join(second, 4002, first, 4000);
      JsonNode joined = bridge(scene).at("/transient/value");
      assertThat(joined.path("state").asText()).isEqualTo("joined");
      assertThat(joined.path("callids").get(0).asText()).isEqualTo(first.call);
      first.leg.bye();
      ann.expect200();
      IncomingInvite alone = second.offered();
      assertThat(alone.message().body()).contains("a=inactive", "c=IN IP4 0.0.0.0");
      alone.answer();
      bob.expectAck();
      assertThat(bridge(scene).at("/transient/type").asText()).isEqualTo("remove");
      Guest third = dial(scene, cid);
      join(third, 4006, second, 4002);

      expectState(scene, "joined");
    }
  }

  @Test
  void thirdPhoneShouldBeRefusedBeforeItsInviteUntilAPlaceIsFree() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        SipPhone cid = SipPhone.udp("cid", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(ann));
      IncomingInvite ringing = ann.expectInvite();
      ringing.ring();
      scene.dial(to(bob));
      bob.expectInvite().ring();
      var refused = scene.api.post("rooms/" + scene.room + "/dialouts", to(cid));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.problem()).isEqualTo("mixer-needed");
      cid.expectQuiet();
      ringing.reject(486, "Busy Here");
      ann.expectAck();
      while (!scene.status(call).has("cause")) {
        // until its end is told, and its place is free
      }
      scene.dial(to(cid));

      cid.expectInvite().reject(486, "Busy Here");
    }
  }

  private static void awaitJoined(Scene scene) {
    expectState(scene, "joined");
  }

  @Test
  void mutedPhoneShouldBeToldToSendNothingAndEverybodyShouldSeeIt() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      join(second, 4002, first, 4000);
      awaitJoined(scene);
      scene.control(
          Map.of("type", "call", "callid", first.call), Map.of("type", "mute", "audio", 1));
      second.offered().answer(sdp(4002));
      IncomingInvite muted = first.offered();
      assertThat(muted.message().body()).contains("a=sendonly", "m=audio 4002 ");
      muted.answer(sdp(4000, "a=recvonly\r\n"));
      ann.expectAck();
      assertThat(bob.expectAck().message().body()).contains("a=recvonly", "m=audio 4000 ");
      JsonNode flags = scene.socket.expect(m -> m.at("/event/type").asText().equals("flags"));

      assertThat(flags.at("/event/flags/flags").asInt()).isEqualTo(1);
      JsonNode listed = scene.api.get("rooms/" + scene.room + "/participants").body();
      assertThat(listed.at("/items/0/flags").asInt()).isEqualTo(1);
    }
  }

  @Test
  void phonesThatRefuseEachOtherShouldBothWaitAndTheRoomShouldHearWhy() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      second.offered().answer(sdp(4002));
      first.offered().reject(488, "Not Acceptable Here");
      ann.expectAck();
      assertThat(bob.expectAck().message().body()).contains("a=inactive");
      first.offered().answer(sdp(4000));
      second.offered().reject(488, "Nothing In Common");
      bob.expectAck();
      assertThat(ann.expectAck().message().body()).contains("a=inactive");
      JsonNode failed = bridge(scene).at("/transient/value");

      assertThat(failed.path("state").asText()).isEqualTo("failed");
      assertThat(failed.path("code").asInt()).isEqualTo(488);
      assertThat(failed.path("message").asText()).isEqualTo("Nothing In Common");
    }
  }

  @Test
  void holdAndUpdateOfAPhoneShouldReachTheOtherAndARefusalShouldChangeNothing() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      join(second, 4002, first, 4000);
      awaitJoined(scene);
      first.leg.reinvite(sdp(4000, "c=IN IP4 0.0.0.0\r\n"));
      IncomingInvite held = second.offered();
      assertThat(held.message().body()).contains("a=sendonly");
      long version = version(held.message().body());
      held.answer(sdp(4002, "a=recvonly\r\n"));
      bob.expectAck();
      assertThat(ann.expect200().body()).contains("a=recvonly", "m=audio 4002 ");
      first.leg.ack();
      first.leg.send(first.leg.next("UPDATE").withBody("application/sdp", sdp(4000)));
      IncomingInvite resumed = second.offered();
      assertThat(version(resumed.message().body())).isEqualTo(version + 1);
      resumed.reject(488, "Not Acceptable Here");
      bob.expectAck();
      ann.expectResponse(488);

      bob.expectQuiet();
    }
  }

  /** A phone that shows that it lives says nothing new (RFC 4028 10). */
  @Test
  void refreshOfAPhoneShouldNotReachTheOther() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      join(second, 4002, first, 4000);
      awaitJoined(scene);
      first.leg.send(first.leg.renewing("UPDATE", "Supported: timer"));
      ann.expect200To("UPDATE");
      first.leg.reinvite(sdp(4000));
      SipMessage ok = ann.expect200To("INVITE");
      assertThat(ok.body()).contains("m=audio 4002 ");
      long version = version(ok.body());
      first.leg.ack();
      first.leg.reinvite(sdp(4000));
      assertThat(version(ann.expect200To("INVITE").body())).isEqualTo(version);
      first.leg.ack();

      bob.expectQuiet();
    }
  }

  @Test
  void keySentByInfoShouldReachTheOtherPhone() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      join(second, 4002, first, 4000);
      awaitJoined(scene);
      first.leg.info('7');
      ann.expect200();
      var info = bob.expectInfo();
      info.ok();

      assertThat(info.message().body()).contains("Signal=7");
    }
  }

  @Test
  void s04_glareShouldBeRefusedWith491AndTriedAgainLater() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      IncomingInvite asked = second.offered();
      second.leg.reinvite(sdp(4002));
      bob.expectResponse(491);
      second.leg.ack();
      long before = System.nanoTime();
      asked.reject(491, "Request Pending");
      bob.expectAck();
      IncomingInvite again = second.offered();
      assertThat((System.nanoTime() - before) / 1_000_000).isBetween(2_000L, 4_900L);
      again.answer(sdp(4002));
      first.offered().answer(sdp(4000));
      ann.expectAck();
      bob.expectAck();

      awaitJoined(scene);
    }
  }

  @Test
  void hangUpThatCrossesAReinviteShouldEndTheCallAndLeaveTheOtherWaiting() {
    try (SipPhone ann = SipPhone.udp("ann", flow.ladder());
        SipPhone bob = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Guest first = dial(scene, ann);
      Guest second = dial(scene, bob);
      IncomingInvite asked = second.offered();
      second.leg.bye();
      bob.expect200();
      asked.reject(487, "Request Terminated");
      bob.expectAck();
      ann.expectQuiet();
      first.leg.info('1');

      ann.expect200();
    }
  }
}
