package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The WAR on the server under test, taken away and brought back by the marker files of WildFly. */
final class Deployment {
  private static final Path FOLDER = Path.of("target", "test-server", "standalone", "deployments");
  private static final Path LOG =
      Path.of("target", "test-server", "standalone", "log", "server.log");
  private static final int LAST_LINES = 60;
  private static final int PATIENCE = 60;

  private Deployment() {}

  /** Returns when the server has stopped the application. */
  static void takeAway() throws IOException, InterruptedException {
    Files.deleteIfExists(marker("undeployed"));
    Files.deleteIfExists(marker("deployed"));
    await("undeployed");
  }

  /** Returns when the application serves again. */
  static void bringBack() throws IOException, InterruptedException {
    if (!Files.exists(marker("deployed"))) {
      Files.writeString(marker("dodeploy"), "");
      await("deployed");
    }
  }

  private static Path marker(String state) {
    return FOLDER.resolve("switchhook.war." + state);
  }

  private static void await(String state) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    try (WatchService watch = FOLDER.getFileSystem().newWatchService()) {
      FOLDER.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(marker(state))) {
        assertThat(marker("failed")).doesNotExist();
        var change = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (change == null) {
          throw new AssertionError(lateness(state));
        }
        change.pollEvents();
        change.reset();
      }
    }
  }

  /** What the server did instead, which nobody can ask it later. */
  private static String lateness(String state) throws IOException, InterruptedException {
    List<String> log = Files.readAllLines(LOG);
    return String.join(
        "\n",
        "The server does not say " + state + " after " + PATIENCE + " s. Its last lines:",
        String.join("\n", log.subList(Math.max(0, log.size() - LAST_LINES), log.size())),
        "Its threads:",
        String.join("\n", ServerProcess.find().stacks()));
  }
}
