package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.RandomIds;
import org.switchhook.sandbox.SandboxSettings;
import org.switchhook.sandbox.SandboxTrunk;

/** The scripted phone against the sandbox trunk, which shares only its message parser. */
class SipPhoneTest {
  @RegisterExtension final LadderExtension flow = new LadderExtension("bob", "alice", "server");

  private final ScheduledTimers timers = new ScheduledTimers();
  private final SandboxTrunk trunk =
      new SandboxTrunk(
          timers, new RandomIds(), new SandboxSettings("test", 0, 20, "sandbox", "sandbox"));

  @BeforeEach
  void start() {
    trunk.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    trunk.stop();
    timers.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void phoneShouldTalkAndHangUpWhenTheOtherAnswers(boolean stream) {
    try (SipPhone phone = phone(stream)) {
      OutgoingInvite invite = phone.invite(number("00"));
      invite.expect(180);
      PhoneCall call = invite.expectAnswer();
      call.ack();
      call.info('7');
      phone.expect200();
      call.reinvite(phone.description().replace("sendrecv", "inactive"));
      assertThat(phone.expect200().body()).contains("a=inactive");
      call.ack();
      call.bye();
      phone.expect200();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void phoneShouldAcknowledgeWhenItIsRefused(boolean stream) {
    try (SipPhone phone = phone(stream)) {
      assertThat(phone.invite(number("10")).expect(486).reason()).isEqualTo("Busy Here");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "21", "22"})
  void phoneShouldBeLetInWhenItsPasswordIsRight(String digits) {
    try (SipPhone phone = phone(false)) {
      OutgoingInvite invite = phone.invite(number(digits));
      assertThat(invite.expect(407).value("Proxy-Authenticate")).contains("realm=\"sandbox\"");
      invite.authorize("sandbox", "sandbox");
      if (digits.equals("21")) {
        assertThat(invite.expect(407).value("Proxy-Authenticate")).contains("stale=true");
        invite.authorize("sandbox", "sandbox");
      }
      PhoneCall call = invite.expectAnswer();
      call.ack();
      call.bye();
      phone.expect200();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void phoneShouldBeRefusedWhenItsPasswordIsWrong(boolean stream) {
    try (SipPhone phone = phone(stream)) {
      OutgoingInvite invite = phone.invite(number("20"));
      invite.expect(407);
      invite.authorize("sandbox", "wrong");
      invite.expect(403);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void phoneShouldGet487WhenItCancels(boolean stream) {
    try (SipPhone phone = phone(stream)) {
      OutgoingInvite invite = phone.invite(number("03"));
      invite.expect(180);
      invite.cancel();
      phone.expect200();
      invite.expect(487);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void phoneShouldHaveTwoCallsWhenAForkAnswersTwice(boolean stream) {
    try (SipPhone phone = phone(stream)) {
      OutgoingInvite invite = phone.invite(number("30"));
      PhoneCall first = invite.expectAnswer();
      first.ack();
      PhoneCall second = invite.expectAnswer();
      second.ack();
      second.bye();
      phone.expect200();
      first.bye();
      phone.expect200();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void phonesShouldTalkToEachOtherWhenOneCalls(boolean stream) {
    try (SipPhone caller = phone(stream);
        SipPhone alice =
            stream ? SipPhone.tcp("alice", flow.ladder()) : SipPhone.udp("alice", flow.ladder())) {
      OutgoingInvite invite = caller.invite(alice.uri());
      IncomingInvite ringing = alice.expectInvite();
      ringing.ring();
      invite.expect(180);
      ringing.answer();
      PhoneCall call = invite.expectAnswer();
      call.ack();
      alice.expectAck();
      caller.dropNext("BYE");
      ringing.bye();
      ringing.call().retransmit();
      caller.expectBye().ok();
      alice.expect200();
      caller.expectQuiet();
    }
  }

  private SipPhone phone(boolean stream) {
    return stream ? SipPhone.tcp("bob", flow.ladder()) : SipPhone.udp("bob", flow.ladder());
  }

  private String number(String digits) {
    return "sip:+493012345" + digits + "@127.0.0.1:" + trunk.port();
  }
}
