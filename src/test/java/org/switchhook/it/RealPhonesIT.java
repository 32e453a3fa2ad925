package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.testkit.LadderExtension;

/** Calls to phones that are not ours: SIPp and baresip, as Debian packages them. */
class RealPhonesIT {
  private static final int FIRST_PORT = Integer.getInteger("switchhook.it.peer") + 20;
  private static final int OTHER_TRUNK = Integer.getInteger("switchhook.it.other");

  @RegisterExtension final LadderExtension flow = new LadderExtension("REST", "server", "socket");

  @TempDir Path folder;

  @Test
  @Installed("sipp")
  void sippShouldRingAnswerAndBeHungUpOverUdp() throws Exception {
    int port = FIRST_PORT;
    Process sipp = sipp("-sn", "uas", "-p", "" + port);
    talk("sip:phone@127.0.0.1:" + port);
    expectSuccess(sipp);
  }

  @Test
  @Installed("sipp")
  void sippShouldRingAnswerAndBeHungUpOverTcp() throws Exception {
    int port = FIRST_PORT + 2;
    Process sipp = sipp("-sn", "uas", "-t", "t1", "-p", "" + port);
    awaitListening(port);
    talk("sip:phone@localhost:" + port);
    expectSuccess(sipp);
  }

  @Test
  @Installed("sipp")
  void sippShouldAcceptOurDigest() throws Exception {
    Path scenario = Path.of("src/test/resources/sipp/digest.xml").toAbsolutePath();
    Process sipp = sipp("-sf", scenario.toString(), "-p", "" + OTHER_TRUNK);
    talk("sip:phone@127.0.0.1:" + OTHER_TRUNK);
    expectSuccess(sipp);
  }

  @Test
  @Installed("baresip")
  void baresipShouldRingAnswerAndBeHungUpOverUdp() throws Exception {
    int port = FIRST_PORT + 4;
    baresip(port, "sip:phone@127.0.0.1:" + port);
  }

  @Test
  @Installed("baresip")
  void baresipShouldRingAnswerAndBeHungUpOverTcp() throws Exception {
    int port = FIRST_PORT + 6;
    baresip(port, "sip:phone@localhost:" + port);
  }

  /** Dials until the phone answers, hangs up, and sees how it ended. */
  private void talk(String phone) {
    try (Scene scene = Scene.open(flow.ladder())) {
      String call = scene.dial(phone);
      JsonNode value = scene.status(call);
      while (!value.path("status").asText().equals("connected")) {
        assertThat(value.path("status").asText()).as(value.toString()).isIn("accepted", "ringing");
        value = scene.status(call);
      }
      scene.hangUp(call);

      assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByLocal");
    }
  }

  /** A TCP phone refuses whoever comes before it listens; over UDP the INVITE is repeated. */
  private static void awaitListening(int port) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!listens(port)) {
      assertThat(System.nanoTime()).as("port " + port + " listens in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private Process sipp(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sipp", "-i", "127.0.0.1", "-m", "1"));
    command.addAll(List.of("-nostdin", "-timeout", "30", "-timeout_error"));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("phone.log").toFile())
        .start();
  }

  private void expectSuccess(Process phone) throws Exception {
    try {
      assertThat(phone.waitFor(30, TimeUnit.SECONDS)).as("the phone ends").isTrue();
      assertThat(phone.exitValue()).as(log()).isZero();
    } finally {
      phone.destroyForcibly();
    }
  }

  /** The phone may write later than it speaks. */
  private void awaitLog(String text) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!log().contains(text)) {
      assertThat(System.nanoTime()).as(log()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("phone.log"));
  }

  private void baresip(int port, String uri) throws Exception {
    Files.writeString(
        folder.resolve("config"),
        """
        sip_listen 127.0.0.1:%d
        net_interface 127.0.0.1
        module_path /usr/lib/baresip/modules
        module g711.so
        module_app account.so
        module_app menu.so
        """
            .formatted(port));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:phone@127.0.0.1:%d>;regint=0;answermode=auto\n".formatted(port));
    Process phone = start(List.of("baresip", "-f", folder.toString(), "-t", "30"));
    try {
      awaitListening(port);
      talk(uri);
      awaitLog("Call established");
    } finally {
      phone.destroy();
      phone.waitFor(10, TimeUnit.SECONDS);
    }
  }
}
