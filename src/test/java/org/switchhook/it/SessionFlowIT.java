package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.sandbox.SipMessage;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.IncomingRequest;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.OutgoingInvite;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/**
 * Session timers (RFC 4028), PRACK (RFC 3262) and redirections with a phone that wants to be
 * refreshed every second: the server under test takes so short a session. Ladders in docs/flows.
 */
class SessionFlowIT {
  private static final String WE_REFRESH = "Session-Expires: 2;refresher=uac";
  private static final String PHONE_REFRESHES = "Session-Expires: 2;refresher=uas";
  private static final String NO_UPDATE = "Allow: INVITE, ACK, BYE, CANCEL";
  private static final String UPDATES = NO_UPDATE + ", UPDATE";
  private static final String TIMER = "Require: timer";
  private static final String CHALLENGE = "realm=\"phone\", nonce=\"%s\", qop=\"auth\"";

  /** Where a trunk is whose password the server knows. */
  private static final int TRUNK = Integer.getInteger("switchhook.it.other");

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "bob");

  private static Map<String, Object> to(SipPhone phone) {
    return Map.of("number", phone.uri());
  }

  private static void challenge(IncomingRequest request, String nonce) {
    request.reply(
        407,
        "Proxy Authentication Required",
        "Proxy-Authenticate: Digest " + CHALLENGE.formatted(nonce));
  }

  private static String credentials(IncomingRequest request) {
    return request.message().header("Proxy-Authorization").orElse("");
  }

  private static void expectLost(Scene scene, String call) {
    JsonNode end = scene.status(call);
    while (!end.path("status").asText().equals("cleared")) {
      end = scene.status(call);
    }
    assertThat(end.path("cause").asText()).isEqualTo("EndedByLost");
  }

  @Test
  void s10_phoneThatServesUpdateShouldBeRefreshedByItWithCredentialsWhenItAsks() {
    try (SipPhone phone = SipPhone.udp("bob", TRUNK, flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      scene.dial(to(phone));
      IncomingInvite invite = phone.expectInvite();
      assertThat(invite.message().value("Session-Expires")).isEqualTo("1800");
      assertThat(invite.message().value("Min-SE")).isEqualTo("2");
      PhoneCall leg = invite.answerWith(TIMER, WE_REFRESH, UPDATES);
      phone.expectAck();
      IncomingRequest update = phone.expect("UPDATE");
      assertThat(update.message().hasDescription()).isFalse();
      assertThat(update.message().value("Session-Expires")).isEqualTo("2;refresher=uac");
      challenge(update, "n1");
      IncomingRequest again = phone.expect("UPDATE");
      assertThat(credentials(again)).contains("nonce=\"n1\"", "response=");
      again.reply(200, "OK", WE_REFRESH);
      phone.expect("UPDATE").reply(200, "OK", WE_REFRESH);
      leg.bye();

      phone.expect200();
    }
  }

  @Test
  void s10_phoneWithoutUpdateShouldBeRefreshedByTheSameDescription() {
    try (SipPhone phone = SipPhone.udp("bob", TRUNK, flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      scene.dial(to(phone));
      IncomingInvite invite = phone.expectInvite();
      PhoneCall leg = invite.answerWith(TIMER, WE_REFRESH, NO_UPDATE);
      phone.expectAck();
      IncomingInvite first = phone.expectReinvite();
      assertThat(first.message().body()).isEqualTo(invite.message().body());
      challenge(first, "n2");
      phone.expectAck();
      IncomingInvite again = phone.expectReinvite();
      assertThat(credentials(again)).contains("nonce=\"n2\"");
      again.answerWith(WE_REFRESH);
      assertThat(credentials(phone.expectAck())).contains("nonce=\"n2\"");
      phone.expectReinvite().answerWith(WE_REFRESH);
      phone.expectAck();
      leg.bye();

      phone.expect200();
    }
  }

  @Test
  void phoneThatDoesNotRefreshShouldBeLost() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      PhoneCall leg = phone.expectInvite().answerWith(TIMER, PHONE_REFRESHES, UPDATES);
      phone.expectAck();
      for (int refresh = 0; refresh < 2; refresh++) {
        leg.send(leg.renewing("UPDATE", "Supported: timer", WE_REFRESH));
        SipMessage ok = phone.expect200To("UPDATE");
        assertThat(ok.value("Session-Expires")).isEqualTo("2;refresher=uac");
        assertThat(ok.value("Require")).isEqualTo("timer");
      }
      phone.expectBye().ok();

      expectLost(scene, call);
    }
  }

  @Test
  void refusedRefreshShouldBeTriedAgainUntilTheDialogIsGone() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      phone.expectInvite().answerWith(TIMER, WE_REFRESH, UPDATES);
      phone.expectAck();
      phone.expect("UPDATE").reply(500, "Server Error");
      phone.expect("UPDATE").reply(481, "No Such Dialog");
      phone.expectBye().ok();

      expectLost(scene, call);
    }
  }

  @Test
  void s10_tooShortASessionShouldBeAskedForAgainAndThenRefused() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      phone.expectInvite().reply(422, "Session Interval Too Small", "Min-SE: 3600");
      phone.expectAck();
      IncomingInvite again = phone.expectInvite();
      assertThat(again.message().value("Session-Expires")).isEqualTo("3600");
      assertThat(again.message().value("Min-SE")).isEqualTo("3600");
      again.reply(422, "Session Interval Too Small", "Min-SE: 7200");
      phone.expectAck();
      JsonNode end = scene.status(call);
      while (!end.has("cause")) {
        end = scene.status(call);
      }

      assertThat(end.path("code").asInt()).isEqualTo(422);
    }
  }

  @Test
  void s10_phoneThatAsksForTooShortASessionShouldBeToldWhatWeTake() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      SipMessage short1 =
          phone
              .outside("INVITE", scene.dialIn())
              .with("Supported", "timer")
              .with("Session-Expires", "1;refresher=uac");
      OutgoingInvite refused = phone.invite(short1);
      assertThat(refused.expect(422).value("Min-SE")).isEqualTo("2");
      OutgoingInvite invite =
          phone.invite(
              phone
                  .outside("INVITE", scene.dialIn())
                  .with("Require", "timer, 100rel")
                  .with("Supported", "timer")
                  .with("Session-Expires", "2;refresher=uac")
                  .withBody("application/sdp", phone.description()));
      PhoneCall leg = invite.expectAnswer();
      assertThat(invite.lastResponse().value("Session-Expires")).isEqualTo("2;refresher=uac");
      leg.ack();
      String call = scene.incoming();
      leg.send(leg.renewing("UPDATE", "Supported: timer", "Session-Expires: 1;refresher=uac"));
      assertThat(phone.expectResponse(422).value("Min-SE")).isEqualTo("2");
      phone.expectBye().ok();

      expectLost(scene, call);
    }
  }

  @Test
  void s11_answerThatWantsItShouldBeConfirmedOnceWithCredentialsWhenAsked() {
    try (SipPhone phone = SipPhone.udp("bob", TRUNK, flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      IncomingInvite invite = phone.expectInvite();
      assertThat(invite.message().value("Supported")).contains("100rel");
      invite.reliable(71);
      IncomingRequest prack = phone.expect("PRACK");
      assertThat(prack.message().value("RAck")).isEqualTo("71 1 INVITE");
      challenge(prack, "n3");
      IncomingRequest again = phone.expect("PRACK");
      assertThat(credentials(again)).contains("nonce=\"n3\"");
      again.ok();
      invite.reliable(71); // a repetition
      invite.reliable(73); // out of turn
      invite.reliable(72);
      IncomingRequest next = phone.expect("PRACK");
      assertThat(next.message().value("RAck")).isEqualTo("72 1 INVITE");
      next.ok();
      invite.reply(200, "OK", "Contact: <" + phone.uri() + ">"); // its answer was in the first 183
      phone.expectAck();
      scene.joined(call);
      invite.bye();

      phone.expect200();
    }
  }

  @Test
  void s11_redirectionShouldEndTheCallAndCallNobodyElse() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        SipPhone elsewhere = SipPhone.udp("eve", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(to(phone));
      phone.expectInvite().redirect(elsewhere.uri());
      phone.expectAck();
      JsonNode end = scene.status(call);
      while (!end.has("cause")) {
        end = scene.status(call);
      }

      assertThat(end.path("cause").asText()).isEqualTo("EndedByRedirect");
      assertThat(end.path("code").asInt()).isEqualTo(302);
      elsewhere.expectQuiet();
    }
  }
}
