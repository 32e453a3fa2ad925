package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.SipPhone;

/** A room that demands a PIN of phones that call it. */
@Tag("portable")
class IncomingPinIT {
  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "bob");

  private static String with(String pin, String uri) {
    return uri.replace("@", "*" + pin + "@");
  }

  private static Api.Answer protect(Scene scene, String pin) {
    return scene.api.patch("rooms/" + scene.room, Map.of("pin", pin));
  }

  @Test
  void phoneShouldEnterWithThePinBehindAStar() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      Api.Answer room = protect(scene, "2468");
      assertThat(room.body().path("pinRequired").asBoolean()).isTrue();
      assertThat(room.body().toString()).doesNotContain("2468");
      phone.invite(scene.dialIn()).expect(403);
      phone.invite(with("1357", scene.dialIn())).expect(403);
      phone.invite(with("2468", scene.dialIn())).expectAnswer().ack();

      scene.incoming();
      assertThat(protect(scene, "").body().path("pinRequired").asBoolean()).isFalse();
      phone.invite(scene.dialIn()).expectAnswer().ack();
    }
  }

  @Test
  void phoneShouldEnterWithThePinInAHeader() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      protect(scene, "135790");
      phone
          .invite(
              phone
                  .outside("INVITE", scene.dialIn())
                  .with("Switchhook-Pin", "135790")
                  .withBody("application/sdp", phone.description()))
          .expectAnswer()
          .ack();

      scene.incoming();
    }
  }

  @Test
  void rightPinShouldNotHelpAfterFiveWrongOnes() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder());
        SipPhone other = SipPhone.udp("carol", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      protect(scene, "2468");
      for (int i = 0; i < 5; i++) {
        phone.invite(with("111" + i, scene.dialIn())).expect(403);
      }
      var refusal = phone.invite(with("2468", scene.dialIn())).expect(480);
      assertThat(refusal.value("Retry-After")).isEqualTo("600");

      other.invite(with("2468", scene.dialIn())).expectAnswer().ack();
    }
  }

  @Test
  void pinShouldBeFourToTwelveDigits() {
    try (Scene scene = Scene.open(flow.ladder())) {
      for (String pin : new String[] {"123", "1234567890123", "12a4", "12\r\n34"}) {
        Api.Answer refused = protect(scene, pin);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("pin-invalid");
      }
      Api.Answer opened =
          scene.api.post("rooms", Map.of("name", "With a PIN", "pin", "123456789012"));
      assertThat(opened.body().path("pinRequired").asBoolean()).isTrue();
      scene.api.delete("rooms/" + opened.text("id"));
    }
  }
}
