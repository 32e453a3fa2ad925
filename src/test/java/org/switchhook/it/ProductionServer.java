package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that somebody could have downloaded, set up with what {@code wildfly-config} holds and
 * run with the WAR in production mode. It is a process of its own and has a data folder of its own,
 * which is empty at the start.
 */
abstract class ProductionServer implements AutoCloseable {
  static final Path TARGET = Path.of("target").toAbsolutePath();
  static final Path RECIPE = Path.of("wildfly-config").toAbsolutePath();
  static final Path WAR = TARGET.resolve("switchhook.war");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path data;
  private final Path log;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> console = new CopyOnWriteArrayList<>();
  private Process process;

  /**
   * @param name of its data folder
   * @param own what differs from {@code switchhook.env}
   */
  ProductionServer(String name, Map<String, String> own) throws IOException {
    data = TARGET.resolve(name + "-data");
    log = TARGET.resolve(name + ".log");
    delete(data);
    for (String line : Files.readAllLines(RECIPE.resolve("switchhook.env"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("=", 2);
        environment.put(parts[0], parts[1].replace("\"", ""));
      }
    }
    environment.putAll(own);
    environment.put("SWITCHHOOK_DATA", data.toString());
    environment.put("SWITCHHOOK_SIP_ADDRESS", "127.0.0.1");
    environment.put("SWITCHHOOK_SIP_PORT", System.getProperty("switchhook.it.sip"));
    environment.put("SWITCHHOOK_CALL_API_PORT", System.getProperty("switchhook.it.call-api"));
    environment.put("SWITCHHOOK_SANDBOX_PORT", System.getProperty("switchhook.it.peer"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** Sets the server up, starts it and deploys the WAR; returns when it serves. */
  abstract void start() throws IOException, InterruptedException;

  /** Replaces the running application by the same WAR; returns when it serves again. */
  abstract void redeploy() throws IOException, InterruptedException;

  /** Where the server tells its readiness by MicroProfile Health. */
  abstract URI health();

  URI http(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  static int port() {
    return Integer.getInteger("switchhook.it.http");
  }

  Path data() {
    return data;
  }

  /** Lines that it has written to its console so far. */
  List<String> console() {
    return console;
  }

  /** Starts the process and waits for a line with that text. */
  final void launch(String ready, List<String> command) throws IOException {
    process = process(command).start();
    CompletableFuture<Boolean> serves = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, ready, serves), "production-server");
    reader.setDaemon(true);
    reader.start();
    assertThat(serves).as("the start; see %s", log).succeedsWithin(PATIENCE);
    assertThat(serves.join()).as("the server runs; see %s", log).isTrue();
  }

  private void read(Process from, String ready, CompletableFuture<Boolean> serves) {
    try (BufferedReader output = from.inputReader(UTF_8);
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line, copy);
        if (line.contains(ready)) {
          serves.complete(true);
        }
      }
      serves.complete(false);
    } catch (IOException e) {
      serves.completeExceptionally(e);
    }
  }

  private void add(String line, PrintWriter copy) {
    synchronized (console) {
      console.add(line);
      copy.println(line);
      console.notifyAll();
    }
  }

  /** Waits until it has written so many lines with that text to its console. */
  final void await(String text, int times) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (console) {
      while (console.stream().filter(line -> line.contains(text)).count() < times) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("time for: %s; see %s", text, log).isPositive();
        console.wait(left);
      }
    }
  }

  /** Runs a command to its end; one that fails fails the test. */
  final void run(List<String> command) throws IOException, InterruptedException {
    Path output = TARGET.resolve("production-command.log");
    Process done = process(command).redirectOutput(output.toFile()).start();
    assertThat(done.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(done.exitValue()).as(Files.readString(output)).isZero();
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted((a, b) -> b.compareTo(a)).forEach(ProductionServer::deleteOne);
      }
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it stop by itself; a script waits for the JVM, which is its child. */
  @Override
  public void close() throws Exception {
    if (process == null) {
      return;
    }
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
