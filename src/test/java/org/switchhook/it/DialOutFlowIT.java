package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.SipPhone;

/** A phone is dialled into a room: REST, socket and SIP seen together. Ladders in docs/flows. */
@Tag("portable")
class DialOutFlowIT {
  /** On JDK 25 the common pool of a small machine is one thread, which waiting would block. */
  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "bob");

  private static Map<String, Object> to(SipPhone phone) {
    String uri = phone.uri().replaceAll(";.*", "");
    return Map.of("number", uri);
  }

  /**
   *
   *
   * <pre>
   * REST   socket   server   bob
   *  |--- dialouts -->|        |
   *  |<----- 201 -----|-INVITE>|
   *  |       |<accepted        |
   *  |       |<ringing|<- 180 -|
   *  |       |<connected <-200-|
   *  |       |<- join |- ACK ->|
   *  |       |<cleared|<- BYE -|
   *  |       |<-remove|- 200 ->|
   * </pre>
   */
  @Test
  void phoneShouldRingAnswerAndHangUpWhileTheRoomWatches() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      IncomingInvite invite = phone.expectInvite();
      assertThat(phone.lastText()).contains("a=inactive", "m=audio 9 RTP/AVP 120 9 8 0");
      scene.expectStatus(call, "accepted");
      invite.ring();
      scene.expectStatus(call, "ringing");
      invite.answer();
      phone.expectAck();
      scene.expectStatus(call, "connected");
      String session = scene.joined(call);
      invite.bye();
      phone.expect200();

      JsonNode end = scene.status(call);
      assertThat(end.path("status").asText()).isEqualTo("cleared");
      assertThat(end.path("cause").asText()).isEqualTo("EndedByRemote");
      scene.expectLeave(session);
      assertThat(scene.removal(call)).isEqualTo(end);
    }
  }

  @Test
  void callShouldComeOverTcpToo() {
    try (SipPhone phone = SipPhone.tcp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String uri = "sip:bob@localhost:" + phone.port();
      String call = scene.dial(uri);
      IncomingInvite invite = phone.expectInvite();
      invite.ring();
      invite.answer();
      phone.expectAck();
      scene.hangUp(call);

      phone.expectBye().ok();
    }
  }

  @Test
  void hangUpOfARingingCallShouldCancelItsInvite() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      IncomingInvite invite = phone.expectInvite();
      invite.ring();
      scene.expectStatus(call, "accepted");
      scene.expectStatus(call, "ringing");
      scene.control(Map.of("type", "call", "callid", call), Map.of("type", "hangup"));
      phone.expectCancel().ok();
      invite.reject(487, "Request Terminated");
      phone.expectAck();

      assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByCaller");
    }
  }

  @Test
  void lateJoinerShouldGetThePresentState() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      phone.expectInvite().ring();
      scene.expectStatus(call, "accepted");
      scene.expectStatus(call, "ringing");
      try (EventSocket late = scene.watch(SampleUser.ALICE)) {
        JsonNode initial =
            late.expect(message -> message.at("/transient/type").asText().equals("initial"));

        JsonNode entry = initial.at("/transient/data").path("callstatus_" + call);
        assertThat(entry.path("status").asText()).isEqualTo("ringing");
      }
    }
  }

  @Test
  void digitsShouldLeaveInOrderTheNextAfterTheAnswerOfTheLast() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      IncomingInvite invite = phone.expectInvite();
      assertThat(digits(scene, call, "1").status()).isEqualTo(409);
      invite.answer();
      phone.expectAck();
      scene.expectStatus(call, "accepted");
      scene.expectStatus(call, "connected");
      CompletableFuture<Api.Answer> answer =
          CompletableFuture.supplyAsync(() -> digits(scene, call, "1#D"), OWN_THREAD);
      for (String digit : List.of("1", "#", "D")) {
        var info = phone.expectInfo();
        assertThat(phone.lastText()).contains("application/dtmf-relay", "Signal=" + digit);
        info.ok();
      }

      assertThat(answer.join().status()).isBetween(200, 204);
    }
  }

  @Test
  void refusedDigitShouldBeToldToTheCallerAndTheRoom() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      phone.expectInvite().answer();
      phone.expectAck();
      scene.expectStatus(call, "accepted");
      scene.expectStatus(call, "connected");
      CompletableFuture<Api.Answer> answer =
          CompletableFuture.supplyAsync(() -> digits(scene, call, "7"), OWN_THREAD);
      phone.expectInfo().reply(415, "Unsupported Media Type");

      assertThat(answer.join().body().path("sipCode").asInt()).isEqualTo(415);
      scene.socket.expect(m -> m.toString().contains("dtmf") && m.toString().contains("415"));
    }
  }

  private static Api.Answer digits(Scene scene, String call, String digits) {
    return scene.api.post("calls/" + call + "/dtmf", Map.of("digits", digits));
  }

  @Test
  void sameKeyShouldRingOnePhoneOnly() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String path = "rooms/" + scene.room + "/dialouts";
      Api.Answer first = scene.api.post(path, to(phone), "Idempotency-Key", "k1");
      phone.expectInvite().ring();
      Api.Answer again = scene.api.post(path, to(phone), "Idempotency-Key", "k1");

      assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(
              scene
                  .api
                  .post(path, Map.of("number", "030 23125000"), "Idempotency-Key", "k1")
                  .status())
          .isEqualTo(422);
      phone.expectCount("INVITE", 1);
    }
  }

  @Test
  void sameNumberTwiceShouldBeTwoCalls() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String first = scene.dial(to(phone));
      String second = scene.dial(to(phone));
      phone.expectInvite();
      phone.expectInvite();

      assertThat(first).isNotEqualTo(second);
    }
  }

  @Test
  void closingTheRoomShouldEndItsCalls() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      phone.expectInvite().answer();
      phone.expectAck();
      scene.expectStatus(call, "accepted");
      scene.expectStatus(call, "connected");

      assertThat(scene.api.delete("rooms/" + scene.room).status()).isEqualTo(204);
      phone.expectBye().ok();
      assertThat(scene.call(call).path("cause").asText()).isEqualTo("EndedByLocal");
    }
  }

  @Test
  void cancelAfterOur200ShouldLeaveTheCallUp() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder()).patient(Duration.ofSeconds(5));
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      var leg = phone.expectInvite().answer();
      phone.expectAck();
      leg.reinvite(phone.description());
      phone.expect200();
      leg.cancel();
      phone.expectResponse(200);
      leg.ack();
      scene.hangUp(call);

      phone.expectBye().ok();
      assertThat(phone.count("487")).isZero();
    }
  }
}
