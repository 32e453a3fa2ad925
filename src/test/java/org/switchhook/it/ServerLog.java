package org.switchhook.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the server under test has written to its console. */
public final class ServerLog {
  private static final Path CONSOLE = Path.of("target", "test-server.log");

  private ServerLog() {}

  /** Lines so far; those of a request are there when its answer is. */
  public static List<String> lines() {
    try {
      return new String(Files.readAllBytes(CONSOLE), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
