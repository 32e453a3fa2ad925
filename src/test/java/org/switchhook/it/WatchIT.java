package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;

/** The example that README shows to newcomers, run as they run it. */
@Timeout(60)
class WatchIT {
  @Test
  void exampleShouldPrintHowTheFirstCallGoes() throws Exception {
    try (Scene scene = Scene.open()) {
      Process watch = watch(scene.room);
      try (BufferedReader lines = watch.inputReader()) {
        readUntil(lines, "\"type\":\"room\"");
        scene.dial("030 23125002");

        List<String> printed = readUntil(lines, "\"type\":\"remove\"");
        assertThat(printed).anyMatch(line -> line.contains("\"status\":\"accepted\""));
        assertThat(printed).anyMatch(line -> line.contains("\"status\":\"ringing\""));
        assertThat(printed).anyMatch(line -> line.contains("\"status\":\"connected\""));
        assertThat(printed).anyMatch(line -> line.contains("\"status\":\"cleared\""));
      } finally {
        watch.destroy();
      }
    }
  }

  private static Process watch(String room) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String address = TestServer.http("/events").toString().replaceFirst("^http", "ws");
    String token = TrialTokens.of(SampleUser.BOB);
    return new ProcessBuilder(java, "docs/examples/Watch.java", token, room, address)
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> readUntil(BufferedReader lines, String wanted) {
    List<String> read = new ArrayList<>();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read.add(line);
        if (line.contains(wanted)) {
          return read;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("it ended without " + wanted + ": " + read);
  }
}
