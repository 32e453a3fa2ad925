package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.switchhook.sandbox.SipMessage;

/** What two scripted phones say to each other in a transfer. */
class TransferPhonesTest {
  @Test
  void phoneShouldAskTheOtherToCallSomebodyAndHearHowItGoes() {
    try (SipPhone ben = SipPhone.udp("ben");
        SipPhone anna = SipPhone.udp("anna")) {
      OutgoingInvite invite = anna.invite(ben.uri());
      PhoneCall bens = ben.expectInvite().answer();
      PhoneCall annas = invite.expectAnswer();
      annas.ack();
      ben.expectAck();
      annas.refer("sip:carla@127.0.0.1");
      IncomingRequest refer = ben.expectRefer();
      assertThat(refer.message().value("Refer-To")).isEqualTo("<sip:carla@127.0.0.1>");
      assertThat(refer.message().value("Referred-By")).isEqualTo("<" + anna.uri() + ">");
      refer.accept();
      assertThat(anna.expectResponse(202).value("Contact")).contains(ben.uri());

      bens.news("180 Ringing");
      SipMessage first = annas.expectNews("180 Ringing").message();
      assertThat(first.value("Event")).isEqualTo("refer");
      assertThat(first.value("Subscription-State")).isEqualTo("active;expires=60");
      ben.expect200To("NOTIFY");
      bens.lastNews("200 OK");
      SipMessage last = annas.expectNews("200 OK").message();
      assertThat(last.value("Subscription-State")).startsWith("terminated");
      bens.news("486 Busy Here");
      assertThatThrownBy(() -> annas.expectNews("200 OK")).hasMessageContaining("486");
    }
  }

  @Test
  void bothSidesOfACallShouldNameItEachForTheOther() {
    try (SipPhone ben = SipPhone.udp("ben");
        SipPhone anna = SipPhone.udp("anna")) {
      OutgoingInvite invite = anna.invite(ben.uri());
      PhoneCall bens = ben.expectInvite().answer();
      PhoneCall annas = invite.expectAnswer();
      annas.ack();
      String[] named = annas.replaces().split(";(to|from)-tag=");
      assertThat(bens.replaces())
          .isEqualTo(named[0] + ";to-tag=" + named[2] + ";from-tag=" + named[1]);

      annas.refer("sip:carla@127.0.0.1", annas);
      assertThat(ben.expectRefer().message().value("Refer-To"))
          .contains("?Replaces=" + named[0] + "%3Bto-tag%3D" + named[1] + "%3Bfrom-tag%3D");
      anna.inviteReplacing(ben.uri(), annas.replaces());
      assertThat(ben.expectInvite().message().value("Replaces")).isEqualTo(annas.replaces());
    }
  }
}
