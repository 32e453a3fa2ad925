package org.switchhook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.platform.RandomIds;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.IncomingRequest;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.OutgoingInvite;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.ScheduledTimers;
import org.switchhook.testkit.SipPhone;

/** Every behaviour of the table, seen from the socket of a phone that calls it. */
class SandboxTrunkTest {
  private static final int SPEED = 20;

  @RegisterExtension final LadderExtension flow = new LadderExtension("bob", "server");

  private final ScheduledTimers timers = new ScheduledTimers();
  private final SandboxTrunk trunk = trunk("test", 0);
  private final SipPhone phone = SipPhone.udp("bob", flow.ladder());

  @BeforeEach
  void start() {
    trunk.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    phone.close();
    trunk.stop();
    timers.close();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 486, Busy Here",
    "11, 600, Busy Everywhere",
    "12, 603, Decline",
    "13, 480, The number you have dialled is not available",
    "14, 503, Service Unavailable",
    "15, 404, Not Found",
    "16, 302, Moved Temporarily",
    "17, 500, Server Internal Error",
    "18, 488, Not Acceptable Here",
    "19, 403, Forbidden"
  })
  void callShouldBeRefusedWhenTheDigitsSaySo(String digits, int status, String reason) {
    OutgoingInvite invite = phone.invite(number(digits));

    assertThat(invite.expect(status).reason()).isEqualTo(reason);
    assertThat(invite.lastResponse().value("Server")).contains("simulator");
    assertThat(invite.lastResponse().header("Contact")).isPresent();
    phone.expectResponse(100);
    phone.expectQuiet();
  }

  @ParameterizedTest
  @CsvSource({"00, 1", "01, 0", "04, 0", "07, 1", "08, 1", "51, 1"})
  void callShouldBeAnsweredWithOrWithoutRinging(String digits, int rings) {
    PhoneCall call = answered(digits);

    assertThat(phone.count("180") > 0 ? 1 : 0).isEqualTo(rings);
    bye(call);
    assertThat(trunk.seen(call.callId())).containsExactly("INVITE", "ACK", "BYE");
  }

  @Test
  void progressShouldCarryTheAnswersDescription() {
    OutgoingInvite invite = phone.invite(number("04"));

    String early = invite.expect(183).body();
    assertThat(invite.expect(200).body()).isEqualTo(early).contains("m=audio 9");
  }

  @Test
  void answeredPhoneShouldHangUpByItself() {
    answered("02");

    phone.expectBye().ok();
    phone.expectResponse(180);
    phone.expectResponse(100);
    phone.expectQuiet();
  }

  @Test
  void ringingPhoneShouldAcceptACancel() {
    OutgoingInvite invite = phone.invite(number("05"));
    invite.expect(100);
    invite.cancel();
    phone.expect200();
    invite.expect(487);
    phone.expectQuiet();

    assertThat(trunk.seen(invite.callId())).containsExactly("INVITE", "CANCEL", "ACK");
  }

  @Test
  void silentPhoneShouldAnswerNothing() {
    OutgoingInvite invite = phone.invite(number("06"));
    invite.retransmit();
    invite.cancel();

    phone.expectQuiet();
    assertThat(trunk.seen(invite.callId())).containsExactly("INVITE", "CANCEL");
  }

  @ParameterizedTest
  @CsvSource({"07, 415", "08, 200", "43, 481", "00, 200"})
  void digitShouldBeAnsweredAsTheTableSays(String digits, int status) {
    PhoneCall call = answered(digits);
    call.info('5');
    call.retransmit();

    phone.expectResponse(status);
    bye(call);
  }

  @Test
  void phoneShouldRepeatItsAnswerUntilTheAckComes() {
    OutgoingInvite invite = phone.invite(number("00"));
    PhoneCall call = invite.expectAnswer();
    phone.expectCount("200", 3);
    call.ack();
    bye(call);
  }

  @Test
  void phoneShouldHangUpWhenNoAckComes() {
    phone.invite(number("00")).expectAnswer();

    phone.expectBye().ok();
    assertThat(phone.count("200")).isGreaterThan(5);
  }

  @Test
  void refusalShouldBeRepeatedUntilTheAckComes() {
    phone.dropNext("486");
    phone.invite(number("10")).expect(486);

    phone.expectResponse(100);
    phone.expectQuiet();
  }

  @Test
  void repeatedInviteShouldGetTheLastResponseAgain() {
    OutgoingInvite invite = phone.invite(number("03"));
    invite.expect(180);
    invite.retransmit();
    phone.expectCount("180", 2);

    assertThat(trunk.seen(invite.callId())).containsExactly("INVITE");
  }

  @Test
  void secondAnswerOfAForkShouldComeLater() {
    OutgoingInvite invite = phone.invite(number("31"));
    PhoneCall first = invite.expectAnswer();
    first.ack();
    PhoneCall second = invite.expectAnswer();
    second.ack();
    bye(second);
    bye(first);
  }

  @Test
  void secondPhoneOfAForkShouldOnlyRing() {
    OutgoingInvite invite = phone.invite(number("32"));
    String first = invite.expect(180).toTag();
    assertThat(invite.expect(180).toTag()).isNotEqualTo(first);
    assertThat(invite.expect(200).toTag()).isEqualTo(first);
  }

  @Test
  void answerShouldCrossTheCancel() {
    OutgoingInvite invite = phone.invite(number("40"));
    invite.expect(180);
    invite.cancel();
    phone.expectResponse(200);
    PhoneCall call = invite.expectAnswer();
    call.ack();
    bye(call);
  }

  @Test
  void byeShouldBeRefusedOrIgnored() {
    answered("41").bye();
    phone.expectResponse(481);
    answered("42").bye();
    for (int status : new int[] {100, 180, 100, 180}) {
      phone.expectResponse(status);
    }
    phone.expectQuiet();
  }

  @ParameterizedTest
  @CsvSource({"44, 1", "45, 0"})
  void phoneShouldOfferAgainAndAcknowledgeOrNot(String digits, int acks) {
    PhoneCall call = answered(digits);
    IncomingInvite again = phone.expectReinvite();
    assertThat(again.message().body()).contains("a=sendrecv");
    again.answer();
    if (acks == 1) {
      phone.expectAck();
    }
    bye(call);
    assertThat(phone.count("ACK")).isEqualTo(acks);
  }

  @Test
  void phoneShouldHangUpBeforeTheAck() {
    OutgoingInvite invite = phone.invite(number("46"));
    IncomingRequest bye = phone.expectBye();
    PhoneCall call = invite.expectAnswer();
    bye.ok();
    call.ack();
  }

  @Test
  void phoneShouldSendADigit() {
    PhoneCall call = answered("47");
    IncomingRequest info = phone.expectInfo();
    assertThat(info.message().body()).startsWith("Signal=5\r\n");
    info.ok();
    bye(call);
  }

  @Test
  void firstAnswerShouldBeLost() {
    long start = System.nanoTime();
    PhoneCall call = answered("50");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1).plus(Repeat.T1).dividedBy(SPEED));
    bye(call);
  }

  @Test
  void responsesShouldComeTwice() {
    bye(answered("51"));
    phone.expectCount("200", 4);
    assertThat(phone.count("180")).isEqualTo(2);
  }

  @Test
  void strangeRequestsShouldBeRefused() {
    phone.options(number("00"));
    assertThat(phone.expectResponse(200).value("Allow")).contains("INVITE");
    phone.transmit(phone.outside("MESSAGE", number("00")), address());
    phone.expectResponse(405);
    SipMessage bye = phone.outside("BYE", number("00"));
    phone.transmit(bye.replacing("To", bye.value("To") + ";tag=none"), address());
    phone.expectResponse(481);
  }

  @Test
  void trunkShouldGoOnWhenItGetsNonsense() throws IOException {
    phone.sendRaw("", address());
    phone.sendRaw("INVITE \u0000", address());
    phone.sendRaw("INVITE sip:00@x SIP/2.0\r\n" + "Via: (((\r\n".repeat(300) + "\r\n", address());
    phone.transmit(phone.outside("INVITE", "sip:%00;;;@@[::]:99999999"), address());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), trunk.port())) {
      OutputStream out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    bye(answered("01"));
  }

  @Test
  void stopShouldLeaveNoThreadPortOrTimer() throws IOException {
    phone.invite(number("03")).expect(180);
    int port = trunk.port();

    trunk.stop();
    trunk.stop();

    assertThat(trunk.port()).isZero();
    assertThat(timers.pending()).isZero();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("sandbox-trunk"));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    new DatagramSocket(address).close();
    new ServerSocket(port, 1, address.getAddress()).close();
    trunk.start(address.getAddress(), port);
    bye(answered("01"));
  }

  @Test
  void trunkShouldStartByItselfInDevelopmentOnly() {
    SandboxTrunk production = trunk("production", 0);
    SandboxTrunk development = trunk("development", 0);
    production.start();
    development.start();

    assertThat(production.port()).isZero();
    assertThat(development.port()).isPositive();
    development.stop();
  }

  private PhoneCall answered(String digits) {
    PhoneCall call = phone.invite(number(digits)).expectAnswer();
    call.ack();
    return call;
  }

  private void bye(PhoneCall call) {
    call.bye();
    phone.expectResponse(200);
  }

  private SandboxTrunk trunk(String mode, int port) {
    return new SandboxTrunk(
        timers, new RandomIds(), new SandboxSettings(mode, port, SPEED, "sandbox", "sandbox"));
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), trunk.port());
  }

  private String number(String digits) {
    return "sip:+493012345" + digits + "@127.0.0.1:" + trunk.port();
  }
}
