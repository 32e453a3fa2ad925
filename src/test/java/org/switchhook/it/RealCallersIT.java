package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.testkit.LadderExtension;

/** Calls from phones that are not ours, SIPp and baresip, into a room. */
class RealCallersIT {
  private static final int FIRST_PORT = Integer.getInteger("switchhook.it.peer") + 30;
  private static final String SERVER = "127.0.0.1:" + Integer.getInteger("switchhook.it.sip");

  @RegisterExtension final LadderExtension flow = new LadderExtension("REST", "server", "socket");

  @TempDir Path folder;

  @Test
  @Installed("sipp")
  void sippShouldCallInAndHangUpOverUdp() throws Exception {
    sipp("-p", "" + FIRST_PORT);
  }

  @Test
  @Installed("sipp")
  void sippShouldCallInAndHangUpOverTcp() throws Exception {
    sipp("-t", "t1", "-p", "" + (FIRST_PORT + 2));
  }

  @Test
  @Installed("baresip")
  void baresipShouldCallInAndBeHungUpOverUdp() throws Exception {
    baresip(FIRST_PORT + 4, "");
  }

  @Test
  @Installed("baresip")
  void baresipShouldCallInAndBeHungUpOverTcp() throws Exception {
    baresip(FIRST_PORT + 6, ";transport=tcp");
  }

  private void sipp(String... arguments) throws Exception {
    try (Scene scene = Scene.open(flow.ladder())) {
      List<String> command = new ArrayList<>(List.of("sipp", "-sn", "uac", "-i", "127.0.0.1"));
      command.addAll(List.of("-m", "1", "-d", "300", "-nostdin", "-timeout", "30"));
      command.addAll(List.of("-timeout_error", "-s", scene.room));
      command.addAll(List.of(arguments));
      command.add(SERVER);
      Process phone = start(command);
      try {
        String call = scene.incoming();
        scene.joined(call);
        JsonNode end = scene.status(call);
        assertThat(end.path("cause").asText()).isEqualTo("EndedByRemote");
        assertThat(phone.waitFor(30, TimeUnit.SECONDS)).as("the phone ends").isTrue();
        assertThat(phone.exitValue()).as(log()).isZero();
      } finally {
        phone.destroyForcibly();
      }
    }
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("phone.log").toFile())
        .start();
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

  private void baresip(int port, String transport) throws Exception {
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
        folder.resolve("accounts"), "<sip:phone@127.0.0.1:%d>;regint=0\n".formatted(port));
    try (Scene scene = Scene.open(flow.ladder())) {
      String dial = "/dial " + scene.dialIn() + transport;
      Process phone = start(List.of("baresip", "-f", folder.toString(), "-t", "30", "-e", dial));
      try {
        String call = scene.incoming();
        scene.joined(call);
        scene.hangUp(call);
        assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByLocal");
        awaitLog("Call established");
      } finally {
        phone.destroy();
        phone.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }
}
