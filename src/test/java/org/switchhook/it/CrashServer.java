package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.Ladder;

/** A copy of the test server with ports and data of its own, which may be killed. */
final class CrashServer implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path HOME = TARGET.resolve("crash-server");
  private static final Path DATA = TARGET.resolve("crash-data");
  private static final Path LOG = TARGET.resolve("crash-server.log");
  private static final Path WAR = TARGET.resolve("switchhook.war");
  private static final int OFFSET = Integer.getInteger("switchhook.it.fault.offset");
  private static final Duration START = Duration.ofMinutes(4);

  private final TestDatabase database;
  private Process process;

  private CrashServer(TestDatabase database) {
    this.database = database;
  }

  /** A fresh copy with an empty H2 file; not started. */
  static CrashServer make() throws IOException {
    return make(TestDatabase.h2(DATA));
  }

  /** A fresh copy with another database, which must be empty; not started. */
  static CrashServer make(TestDatabase database) throws IOException {
    delete(HOME);
    delete(DATA);
    Path source = TARGET.resolve("test-server");
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.toList()) {
        Path name = source.relativize(file);
        if (!name.startsWith(Path.of("standalone", "log")) && !isOurs(name)) {
          Files.copy(file, HOME.resolve(name));
        }
      }
    }
    return new CrashServer(database);
  }

  private static boolean isOurs(Path name) {
    return List.of("data", "tmp", "deployments").stream()
        .map(folder -> Path.of("standalone", folder))
        .anyMatch(folder -> name.startsWith(folder) && !name.equals(folder));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Returns when the application serves. */
  void start() throws IOException {
    Path deployments = HOME.resolve(Path.of("standalone", "deployments"));
    delete(deployments);
    Files.createDirectory(deployments);
    Files.copy(WAR, deployments.resolve("switchhook.war"));
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve(Path.of("bin", "standalone.sh")).toString());
    command.add("--read-only-server-config=standalone.xml");
    command.add("--yaml=" + Path.of("wildfly-config", "server.yaml").toAbsolutePath());
    command.add("-Djboss.socket.binding.port-offset=" + OFFSET);
    command.add("-Djboss.tx.node.id=switchhook-crash");
    command.add("-Dmp.config.profile=development");
    command.add("-Dswitchhook.data=" + DATA);
    command.add("-Dswitchhook.sip.port=" + (5060 + OFFSET));
    command.add("-Dswitchhook.call-api.port=" + (5059 + OFFSET));
    command.add("-Dswitchhook.sandbox.port=" + (5500 + OFFSET));
    command.add("-Dswitchhook.http.url=" + http("/"));
    database.settings().forEach(setting -> command.add("-D" + setting));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = builder.start();
    CompletableFuture<String> started = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, started), "crash-server");
    reader.setDaemon(true);
    reader.start();
    assertThat(started)
        .as("the start of the server; see target/crash-server.log")
        .succeedsWithin(START)
        .asString()
        .contains("WFLYSRV0010");
  }

  /** Until the server ends; its log goes to a file. */
  private static void read(Process process, CompletableFuture<String> started) {
    try (BufferedReader output = process.inputReader(UTF_8);
        PrintWriter log = new PrintWriter(new FileWriter(LOG.toFile(), UTF_8, true), true)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.println(line);
        if (line.contains("WFLYSRV0010") || line.contains("WFLYCTL0013")) { // deployed, or failed
          started.complete(line);
        }
      }
      started.complete("the server has ended");
    } catch (IOException e) {
      started.completeExceptionally(e);
    }
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    end(ProcessHandle::destroyForcibly);
  }

  /** Lets it stop by itself. */
  void stop() throws InterruptedException {
    end(ProcessHandle::destroy);
  }

  /** The script waits for the JVM, which is its child. */
  private void end(Consumer<ProcessHandle> way) throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(way);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends in time").isTrue();
  }

  Api api(SampleUser user) {
    return new Api(http("/api/v1/"), token(user), new Ladder());
  }

  /** A socket that watches the room. */
  EventSocket watch(SampleUser user, String room) {
    URI events = URI.create(http("/events").toString().replaceFirst("^http", "ws"));
    EventSocket socket = new EventSocket(events, "socket", new Ladder());
    socket.expectType("welcome");
    socket.hello(token(user));
    Map<String, Object> join = Map.of("roomid", room, "watch", true);
    socket.send(Map.of("id", "2", "type", "room", "room", join));
    socket.expectType("room");
    return socket;
  }

  private static String token(SampleUser user) {
    return new TrialIssuer(
            new Mode("development"), DATA.toString(), Duration.ofHours(1), Clock.systemUTC())
        .token(user);
  }

  private static URI http(String path) {
    return URI.create("http://127.0.0.1:" + (8080 + OFFSET) + path);
  }

  TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
