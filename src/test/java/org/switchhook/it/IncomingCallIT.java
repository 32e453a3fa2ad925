package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.OutgoingInvite;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** A phone calls a room: the scripted phone is the trunk. Ladders in docs/flows. */
@Tag("portable")
class IncomingCallIT {
  /** On JDK 25 the common pool of a small machine is one thread, which waiting would block. */
  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "bob");

  /**
   *
   *
   * <pre>
   * REST   socket   server   bob
   *  |       |        |<INVITE-|
   *  |       |        |- 100 ->|
   *  |       |        |- 200 ->|
   *  |       |<connected <-ACK-|
   *  |       |<- join |        |
   *  |       |<cleared|<- BYE -|
   *  |       |<- leave|- 200 ->|
   * </pre>
   */
  @Test
  void phoneShouldJoinTheRoomThatItDialsAndLeaveWhenItHangsUp() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      OutgoingInvite invite = phone.invite(scene.dialIn());
      assertThat(invite.expect(100).toTag()).isEmpty();
      PhoneCall leg = invite.expectAnswer();
      assertThat(phone.lastText()).contains("a=inactive", "m=audio 9 RTP/AVP", "Allow: INVITE");
      leg.ack();
      String call = scene.incoming();
      String session = scene.joined(call);
      JsonNode stored = scene.call(call);
      assertThat(stored.path("direction").asText()).isEqualTo("incoming");
      assertThat(stored.path("number").asText()).isEqualTo("sip:bob@127.0.0.1");
      assertThat(stored.has("createdBy")).isFalse();
      leg.bye();
      phone.expect200();

      assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByRemote");
      scene.expectLeave(session);
      assertThat(scene.call(call).path("status").asText()).isEqualTo("cleared");
    }
  }

  @Test
  void phoneShouldCallByTcpTooAndBeHungUpOverRest() {
    try (SipPhone phone = SipPhone.tcp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      PhoneCall leg = phone.invite(scene.dialIn() + ";transport=tcp").expectAnswer();
      leg.ack();
      String call = scene.incoming();
      scene.hangUp(call);

      phone.expectBye().ok();
      assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByLocal");
    }
  }

  @Test
  void roomShouldBeReachedByItsIdToo() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      phone.invite(scene.sip(scene.room)).expectAnswer().ack();

      assertThat(scene.call(scene.incoming()).path("room").asText()).isEqualTo(scene.room);
    }
  }

  @Test
  void unknownNumberShouldGet404() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      for (String user : List.of("99999999", "no-such-room", "x.y", "+4930", "%2a")) {
        OutgoingInvite invite = phone.invite(scene.sip(user));
        invite.expect(100);
        invite.expect(404);
      }
      phone.expectQuiet();
    }
  }

  @Test
  void closedRoomShouldGet404() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String dialIn = scene.dialIn();
      scene.api.delete("rooms/" + scene.room);

      phone.invite(dialIn).expect(404);
      phone.invite(scene.sip(scene.room)).expect(404);
    }
  }

  @Test
  void closingTheRoomShouldHangUpThePhone() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      phone.invite(scene.dialIn()).expectAnswer().ack();
      scene.incoming();
      scene.api.delete("rooms/" + scene.room);

      phone.expectBye().ok();
    }
  }

  @Test
  void thirdPhoneShouldFindARoomForTwoBusy() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      scene.api.patch("rooms/" + scene.room, Map.of("participantLimit", 2));
      phone.invite(scene.dialIn()).expectAnswer().ack();
      PhoneCall second = phone.invite(scene.dialIn()).expectAnswer();
      second.ack();
      phone.invite(scene.dialIn()).expect(486);
      second.bye();
      phone.expect200();

      phone.invite(scene.dialIn()).expectAnswer().ack();
    }
  }

  @Test
  void digitsShouldGoBothWays() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      PhoneCall leg = phone.invite(scene.dialIn()).expectAnswer();
      leg.ack();
      String call = scene.incoming();
      CompletableFuture<Api.Answer> answer =
          CompletableFuture.supplyAsync(
              () -> scene.api.post("calls/" + call + "/dtmf", Map.of("digits", "5")), OWN_THREAD);
      phone.expectInfo().ok();
      assertThat(answer.join().status()).isEqualTo(204);
      leg.info('7');
      phone.expect200();

      scene.socket.expect(m -> m.at("/event/dtmf/digit").asText().equals("7"));
    }
  }

  @Test
  void hangUpByTheSocketShouldEndTheCall() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      phone.invite(scene.dialIn()).expectAnswer().ack();
      String call = scene.incoming();
      scene.control(Map.of("type", "call", "callid", call), Map.of("type", "hangup"));

      phone.expectBye().ok();
    }
  }

  @Test
  void callWithoutAnOfferShouldGetOursAndAnswerItInTheAck() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      PhoneCall leg = phone.inviteWithoutOffer(scene.dialIn()).expectAnswer();
      assertThat(phone.lastText()).contains("m=audio 9 RTP/AVP 120 9 8 0", "a=inactive");
      leg.ack(phone.description());

      scene.incoming();
    }
  }

  @Test
  void ackWithoutTheAnswerToOurOfferShouldEndTheCall() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      phone.inviteWithoutOffer(scene.dialIn()).expectAnswer().ack();

      phone.expectBye().ok();
      assertThat(scene.calls().path(0).path("cause").asText()).isEqualTo("EndedByNoCommonCodec");
    }
  }

  @Test
  void lostAnswerShouldComeAgain() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      phone.dropNext("200");
      OutgoingInvite invite = phone.invite(scene.dialIn());
      invite.expect(100);
      invite.expectAnswer().ack();

      scene.incoming();
      phone.expectQuiet();
    }
  }

  @Test
  void answerShouldComeAgainUntilItsAckArrives() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      PhoneCall leg = phone.invite(scene.dialIn()).expectAnswer();
      phone.expectCount("200", 3); // the ACKs of the first two were lost
      leg.ack();
      scene.incoming();
      long copies = phone.count("200");
      leg.bye();
      phone.expectCount("200", (int) copies + 1);
    }
  }

  @Test
  void repeatedInviteShouldGetTheSameAnswerAndNoSecondCall() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      OutgoingInvite invite = phone.invite(scene.dialIn());
      invite.retransmit();
      PhoneCall leg = invite.expectAnswer();
      invite.retransmit();
      phone.expectCount("200", 2);
      leg.ack();
      scene.incoming();

      assertThat(scene.calls()).hasSize(1);
    }
  }

  @Test
  void sameInviteByAnotherWayShouldGet482() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      OutgoingInvite first = phone.invite(scene.dialIn());
      PhoneCall leg = first.expectAnswer();
      var copy = phone.outside("INVITE", scene.dialIn());
      phone.invite(first.message().replacing("Via", copy.value("Via"))).expect(482);
      leg.ack();

      scene.incoming();
    }
  }

  @Test
  void cancelThatCrossesOurAnswerShouldChangeNothing() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      OutgoingInvite invite = phone.invite(scene.dialIn());
      PhoneCall leg = invite.expectAnswer();
      invite.cancel();
      phone.expect200();
      leg.ack();
      scene.incoming();
      leg.bye();
      phone.expect200();

      assertThat(phone.count("487")).isZero();
    }
  }

  /** Who comes first is open; whoever it is, the room is empty in the end. */
  @Test
  void cancelBehindTheInviteShouldLeaveNothing() {
    try (SipPhone phone = SipPhone.udp("bob");
        Scene scene = Scene.open()) {
      for (int i = 0; i < 20; i++) {
        OutgoingInvite invite = phone.invite(scene.dialIn());
        invite.expect(100);
        invite.cancel();
        phone.expect200To("CANCEL");
        if (invite.expectFinal() == 200) {
          PhoneCall leg = invite.answered();
          leg.ack();
          leg.bye();
          phone.expect200To("BYE");
        } else {
          assertThat(invite.lastResponse().status()).isEqualTo(487);
        }
      }
      assertThat(scene.api.get("rooms/" + scene.room + "/participants").body().path("items"))
          .isEmpty();
      assertThat(scene.calls()).allMatch(call -> call.path("status").asText().equals("cleared"));
    }
  }

  @Test
  void byeBeforeTheAckShouldEndTheCallUnseen() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      OutgoingInvite invite = phone.invite(scene.dialIn());
      invite.expect(100);
      PhoneCall leg = invite.expectAnswer();
      leg.bye();
      phone.expect200To("BYE");

      assertThat(scene.calls().path(0).path("cause").asText()).isEqualTo("EndedByRemote");
      phone.expectQuiet();
    }
  }
}
