package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.sandbox.SipMessage;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/**
 * What networks and phones do to a call that was dialled: each time it goes on, is told once, and
 * ends once. The other rows are tested where their calls are: a lost 200 and a CANCEL that crosses
 * it by endings 50 and 40 of {@link SandboxBehavioursIT}; both, a repeated INVITE and a lost ACK of
 * a phone that calls in {@link IncomingCallIT}; 491 and a BYE that crosses a re-INVITE in {@link
 * BridgeFlowIT}.
 */
class BadWeatherIT {
  private static final InetSocketAddress SERVER =
      new InetSocketAddress("127.0.0.1", Integer.getInteger("switchhook.it.sip"));

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "bob");

  /** A phone that was dialled. */
  private record Dialled(Scene scene, SipPhone phone, String call, IncomingInvite invite) {
    static Dialled by(Scene scene, SipPhone phone, String host) {
      String call = scene.dial("sip:bob@" + host + ":" + phone.port());
      IncomingInvite invite = phone.expectInvite();
      scene.expectStatus(call, "accepted");
      return new Dialled(scene, phone, call, invite);
    }

    PhoneCall answer() {
      PhoneCall leg = invite.answer();
      expectConnected();
      return leg;
    }

    void expectConnected() {
      phone.expectAck();
      scene.expectStatus(call, "connected");
    }

    /** Hangs up; the room has been told nothing else meanwhile, and is told this once. */
    void endsOnce(PhoneCall leg) {
      leg.bye();
      phone.expect200To("BYE");
      expectEnd();
    }

    void expectEnd() {
      assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByRemote");
      assertThat(scene.removal(call).path("status").asText()).isEqualTo("cleared");
    }
  }

  private Dialled dialled(Scene scene, SipPhone phone) {
    return Dialled.by(scene, phone, "127.0.0.1"); // by UDP
  }

  private Dialled dialledByTcp(Scene scene, SipPhone phone) {
    return Dialled.by(scene, phone, "localhost");
  }

  @Test
  void lostAckShouldBeSentAgainForEachCopyOfTheAnswer() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialled(scene, phone);
      phone.dropNext("ACK");
      PhoneCall leg = dialled.invite().answer();
      scene.expectStatus(dialled.call(), "connected");
      dialled.invite().repeatReply();
      phone.expectAck();
      dialled.invite().repeatReply();
      phone.expectCount("ACK", 2);

      dialled.endsOnce(leg);
    }
  }

  @Test
  void repeatedByeShouldGetTheSameAnswerAndEndTheCallOnce() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialled(scene, phone);
      PhoneCall leg = dialled.answer();
      leg.bye();
      phone.expect200To("BYE");
      leg.retransmit();
      phone.expectCount("200", 2);

      dialled.expectEnd();
      assertThat(phone.count("481")).isZero();
    }
  }

  @Test
  void provisionalBehindTheAnswerShouldChangeNothing() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialled(scene, phone);
      PhoneCall leg = dialled.answer();
      dialled.invite().ring();
      dialled.invite().early();
      leg.options();
      phone.expect200To("OPTIONS");

      dialled.endsOnce(leg);
    }
  }

  @Test
  void s11_secondAnswerOfAForkShouldBeAckedAndEndedAndTheFirstLiveOn() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialled(scene, phone);
      PhoneCall leg = dialled.answer();
      SipMessage asked = dialled.invite().message();
      phone.transmit(
          asked
              .reply(200, "OK")
              .replacing("To", asked.value("To") + ";tag=other")
              .with("Contact", "<" + phone.uri() + ">")
              .withBody("application/sdp", dialled.invite().description()),
          SERVER);
      assertThat(phone.expectAck().message().toTag()).isEqualTo("other");
      var bye = phone.expectBye();
      bye.ok();

      assertThat(bye.message().toTag()).isEqualTo("other");
      dialled.endsOnce(leg);
    }
  }

  @Test
  void s13_requestsWithWrongTagsShouldGet481AndTheCallLiveOn() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialled(scene, phone);
      PhoneCall leg = dialled.answer();
      SipMessage bye = leg.next("BYE");
      leg.send(bye.replacing("To", bye.value("To").replaceFirst("tag=.*", "tag=wrong")));
      phone.expectResponse(481);
      bye = leg.next("BYE");
      leg.send(bye.replacing("From", bye.value("From").replaceFirst("tag=.*", "tag=wrong")));
      phone.expectResponse(481);
      leg.info('5');
      phone.expect200To("INFO");

      dialled.endsOnce(leg);
    }
  }

  @Test
  void messagesInPiecesShouldBePutTogether() {
    try (SipPhone phone = SipPhone.tcp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialledByTcp(scene, phone);
      phone.cutInto(7);
      dialled.invite().ring();
      scene.expectStatus(dialled.call(), "ringing");
      PhoneCall leg = dialled.answer();

      dialled.endsOnce(leg);
    }
  }

  @Test
  void messagesInOnePieceShouldBeTakenApart() {
    try (SipPhone phone = SipPhone.tcp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Dialled dialled = dialledByTcp(scene, phone);
      phone.together(
          () -> {
            dialled.invite().ring();
            dialled.invite().answer();
          });
      scene.expectStatus(dialled.call(), "ringing");
      dialled.expectConnected();
      PhoneCall leg = dialled.invite().call();
      phone.together(
          () -> {
            leg.info('5');
            leg.bye();
          });
      phone.expect200To("INFO");
      phone.expect200To("BYE");

      dialled.expectEnd();
    }
  }
}
