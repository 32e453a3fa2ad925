package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
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
    try (PhoneProgram sipp = sipp("-sn", "uas", "-p", "" + port)) {
      talk("sip:phone@127.0.0.1:" + port);
      sipp.expectSuccess();
    }
  }

  @Test
  @Installed("sipp")
  void sippShouldRingAnswerAndBeHungUpOverTcp() throws Exception {
    int port = FIRST_PORT + 2;
    try (PhoneProgram sipp = sipp("-sn", "uas", "-t", "t1", "-p", "" + port)) {
      awaitListening(port);
      talk("sip:phone@localhost:" + port);
      sipp.expectSuccess();
    }
  }

  @Test
  @Installed("sipp")
  void sippShouldAcceptOurDigest() throws Exception {
    Path scenario = Path.of("src/test/resources/sipp/digest.xml").toAbsolutePath();
    try (PhoneProgram sipp = sipp("-sf", scenario.toString(), "-p", "" + OTHER_TRUNK)) {
      talk("sip:phone@127.0.0.1:" + OTHER_TRUNK);
      sipp.expectSuccess();
    }
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

  private PhoneProgram sipp(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sipp", "-i", "127.0.0.1", "-m", "1"));
    command.addAll(List.of("-nostdin", "-timeout", "30", "-timeout_error"));
    command.addAll(List.of(arguments));
    return PhoneProgram.start(folder, command);
  }

  private void baresip(int port, String uri) throws Exception {
    PhoneProgram.configureBaresip(folder, port, ";answermode=auto");
    List<String> command = List.of("baresip", "-f", folder.toString(), "-t", "30");
    try (PhoneProgram phone = PhoneProgram.start(folder, command)) {
      awaitListening(port);
      talk(uri);
      phone.awaitLog("Call established");
    }
  }
}
