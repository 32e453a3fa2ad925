package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      try (PhoneProgram phone = PhoneProgram.start(folder, command)) {
        String call = scene.incoming();
        scene.joined(call);
        JsonNode end = scene.status(call);
        assertThat(end.path("cause").asText()).isEqualTo("EndedByRemote");
        phone.expectSuccess();
      }
    }
  }

  private void baresip(int port, String transport) throws Exception {
    PhoneProgram.configureBaresip(folder, port, "");
    try (Scene scene = Scene.open(flow.ladder())) {
      String dial = "/dial " + scene.dialIn() + transport;
      List<String> command = List.of("baresip", "-f", folder.toString(), "-t", "30", "-e", dial);
      try (PhoneProgram phone = PhoneProgram.start(folder, command)) {
        String call = scene.incoming();
        scene.joined(call);
        scene.hangUp(call);
        assertThat(scene.status(call).path("cause").asText()).isEqualTo("EndedByLocal");
        phone.awaitLog("Call established");
      }
    }
  }
}
