package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.Ladder;

/**
 * Commands that fail, with baresip and SIPp: who talked goes on to talk, packets counted, and
 * nothing is left of who has gone.
 */
class RealBadWeatherIT {
  private static final int FIRST_PORT = Integer.getInteger("switchhook.it.peer") + 40;
  private static final int APART = 20;
  private static final int SIPP = FIRST_PORT - 10;
  private static final int ECHO = FIRST_PORT - 8;
  private static final Duration WHILE = Duration.ofSeconds(3);

  @TempDir Path folder;
  private CallApiSocket client;

  @BeforeEach
  void connect() {
    client = CallApiSocket.local("current", new Ladder());
  }

  @AfterEach
  void leave() {
    client.close();
  }

  private Baresip phone(int place) throws Exception {
    return Baresip.start(folder, FIRST_PORT + place * APART);
  }

  /** A SIPp that plays the scenario once, and sends back what it hears. */
  private PhoneProgram sipp(String scenario) throws IOException {
    Path file = Path.of("src/test/resources/sipp", scenario + ".xml").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of("sipp", "-sf", file.toString(), "-m", "1"));
    command.addAll(List.of("-i", "127.0.0.1", "-p", "" + SIPP, "-nostdin"));
    command.addAll(List.of("-mi", "127.0.0.1", "-mp", "" + ECHO, "-rtp_echo"));
    command.addAll(List.of("-timeout", "60", "-timeout_error"));
    return PhoneProgram.start(Files.createDirectory(folder.resolve(scenario)), command);
  }

  private static String sippUri() {
    return "sip:phone@127.0.0.1:" + SIPP;
  }

  private String start(Baresip caller, String callee) {
    return client.command("CallStart", Map.of("caller", caller.uri(), "callee", callee));
  }

  private String transfer(String call, String moved, String target) {
    return client.command(
        "CallBlindTransfer", Map.of("callid", call, "leg", moved, "destination", target));
  }

  private static void expectTalk(Baresip hears) throws Exception {
    hears.listen(Duration.ofSeconds(1));
    Baresip.Count before = hears.count();
    hears.listen(WHILE);
    Baresip.Count after = hears.count();
    assertThat(Baresip.rate(before, after, Baresip.Count::heard)).isBetween(45L, 55L);
    assertThat(Baresip.rate(before, after, Baresip.Count::sent)).isBetween(45L, 55L);
  }

  private static void expectTalk(Baresip one, Baresip other) throws Exception {
    expectTalk(one);
    expectTalk(other);
    assertThat(one.owns(other.count().from())).isTrue();
    assertThat(other.owns(one.count().from())).isTrue();
  }

  private static void expectNothingLeft(Baresip... phones) throws IOException {
    Gauges.await(Duration.ofSeconds(10), 0, "pairs_live", "pair_legs_live", "calls_live");
    for (Baresip each : phones) {
      assertThat(each.calls()).isZero();
    }
  }

  @Test
  @Installed({"baresip", "sipp"})
  void holdThatOnePhoneRefusesLeavesBothTalking() throws Exception {
    try (Baresip ann = phone(0);
        PhoneProgram sipp = sipp("no-hold")) {
      String start = start(ann, sippUri());
      client.untilEnded(start);
      expectTalk(ann);

      String hold = client.command("CallHold", Map.of("callid", start));
      assertThat(client.expectError(hold))
          .isEqualTo("hold failed on leg callee with status 488 Not Acceptable Here");
      expectTalk(ann);
      assertThat(ann.count().from()).isEqualTo(ECHO);

      client.expectDone(client.command("CallEnd", Map.of("callid", start)));
      sipp.expectSuccess();
      expectNothingLeft(ann);
    }
  }

  @Test
  @Installed({"baresip", "sipp"})
  void transferToABusyOrSilentTargetLeavesTheCallAsItWas() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        PhoneProgram sipp = sipp("busy");
        DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String call = start(ann, bob.uri());
      client.untilEnded(call);

      assertThat(client.expectError(transfer(call, "callee", sippUri())))
          .isEqualTo("Transfer failed with status 486 Busy Here");
      sipp.expectSuccess();
      expectTalk(ann, bob);

      String nobody = "sip:nobody@127.0.0.1:" + silent.getLocalPort();
      String transfer = transfer(call, "caller", nobody);
      expectTalk(ann, bob); // as long as nobody answers
      ann.listen(Duration.ofSeconds(12)); // of the 32 s of RFC 3261 17.1.1.2
      assertThat(client.expectError(transfer))
          .isEqualTo("Transfer failed with status 408 Request Timeout");
      expectTalk(ann, bob);

      client.expectDone(client.command("CallEnd", Map.of("callid", call)));
      expectNothingLeft(ann, bob);
    }
  }

  @Test
  @Installed({"baresip", "sipp"})
  void callerWhoHangsUpWhileTheCalleeRingsStopsIt() throws Exception {
    try (Baresip ann = phone(0);
        PhoneProgram sipp = sipp("withdrawn")) {
      String start = start(ann, sippUri());
      untilRinging(start);
      ann.hangUp();

      assertThat(client.expectError(start))
          .isEqualTo("transfer failed with status 487 Request Terminated");
      sipp.expectSuccess();
      expectNothingLeft(ann);
    }
  }

  @Test
  @Installed({"baresip", "sipp"})
  void movedPhoneThatHangsUpWhileTheTargetRingsEndsAll() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        PhoneProgram sipp = sipp("withdrawn")) {
      String call = start(ann, bob.uri());
      client.untilEnded(call);
      assertThat(List.of(ann.calls(), bob.calls())).containsExactly(1, 1);
      String transfer = transfer(call, "callee", sippUri());
      untilRinging(transfer);
      bob.hangUp();

      assertThat(client.expectError(transfer))
          .isEqualTo("Transfer failed with status 487 Request Terminated");
      sipp.expectSuccess();
      expectNothingLeft(ann, bob);
    }
  }

  private void untilRinging(String command) {
    String extra = "";
    while (!extra.equals("180 Ringing")) {
      extra = client.next(command).at("/params/data/extra").asText();
    }
  }
}
