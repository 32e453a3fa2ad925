package org.switchhook.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.switchhook.it.ServerProcess;

/**
 * The server under test, in production mode on the test server's files, with folders of its own and
 * an empty database; beside the application runs the one that shows the limit of the server itself.
 * Ended by its process id.
 */
final class BenchServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Path HOME = Plan.target().resolve("test-server");
  private static final Path BASE = Plan.folder().resolve("server");
  private static final Path DATA = Plan.folder().resolve("data");

  private final Process script;
  private final ProcessHandle jvm;

  private BenchServer(Process script) {
    this.script = script;
    this.jvm = script.descendants().filter(BenchServer::isJvm).findFirst().orElseThrow();
  }

  /**
   * Returns when it is ready.
   *
   * @param extra settings of the application for this run alone
   */
  static BenchServer start(Issuer issuer, Map<String, String> extra) throws Exception {
    prepare();
    Path log = Plan.folder().resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(command(issuer, extra))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder
        .environment()
        .put(
            "JAVA_OPTS",
            "-Xms%s -Xmx%s -XX:+AlwaysPreTouch -Djava.net.preferIPv4Stack=true %s"
                .formatted(Plan.heap(), Plan.heap(), Plan.jvm()));
    Process script = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(script)));
    if (!Waits.until(START, () -> isReady() || !script.isAlive()) || !script.isAlive()) {
      end(script);
      throw new IllegalStateException("The server does not start: " + log);
    }
    return new BenchServer(script);
  }

  private static void prepare() throws IOException {
    delete(BASE);
    delete(DATA);
    Path configuration = Files.createDirectories(BASE.resolve("configuration"));
    try (Stream<Path> files = Files.list(HOME.resolve("standalone").resolve("configuration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, configuration.resolve(file.getFileName()));
      }
    }
    Path deployments = Files.createDirectories(BASE.resolve("deployments"));
    Files.copy(
        Plan.target().resolve("switchhook.war"),
        deployments.resolve("switchhook.war"),
        StandardCopyOption.REPLACE_EXISTING);
    LimitWar.write(deployments.resolve("limit.war"));
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<String> command(Issuer issuer, Map<String, String> extra) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin").resolve("standalone.sh").toString());
    command.add("--read-only-server-config=standalone.xml");
    command.add("--yaml=" + Path.of("wildfly-config", "server.yaml").toAbsolutePath());
    command.add("-Djboss.server.base.dir=" + BASE);
    command.add("-Djboss.socket.binding.port-offset=" + Plan.offset());
    command.add("-Djboss.tx.node.id=switchhook-bench");
    command.add("-Dswitchhook.data=" + DATA);
    command.add("-Dswitchhook.sip.port=" + Plan.sipPort());
    command.add("-Dswitchhook.call-api.port=" + Plan.callApiPort());
    command.add("-Dswitchhook.oidc.issuer=" + issuer.url());
    command.add("-Dswitchhook.oidc.audience=" + Issuer.AUDIENCE);
    command.add("-Dswitchhook.dialling.sip-hosts=127.0.0.1/udp");
    command.add("-Dswitchhook.trunks=callers");
    command.add("-Dswitchhook.trunk.callers.host=127.0.0.1");
    command.add("-Dswitchhook.trunk.callers.port=" + Plan.peerPort(Phones.INCOMING));
    raisedLimits().forEach((key, value) -> command.add("-D" + key + "=" + value));
    extra.forEach((key, value) -> command.add("-D" + key + "=" + value));
    return command;
  }

  /** One user makes all the load here; limits on one user, domain and room are not what counts. */
  private static Map<String, String> raisedLimits() {
    return Map.of(
        "switchhook.rest.changes-per-second", "100000",
        "switchhook.call.max-live", "100000",
        "switchhook.dialout.live-per-user", "100000",
        "switchhook.dialout.live-per-domain", "100000",
        "switchhook.events.sockets", "20000",
        "switchhook.events.sessions-per-user", "20000",
        "switchhook.room.open-per-owner", "1000000",
        "switchhook.room.open-per-domain", "1000000");
  }

  private static boolean isReady() {
    try {
      return Rest.status(http("/limit/noop")) == 200 && Rest.status(http("/api/v1/health")) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  static URI http(String path) {
    return URI.create("http://127.0.0.1:" + Plan.httpPort() + path);
  }

  static URI socket(String path) {
    return URI.create("ws://127.0.0.1:" + Plan.httpPort() + path);
  }

  static Path data() {
    return DATA;
  }

  ServerProcess process() {
    return ServerProcess.of(jvm.pid());
  }

  long pid() {
    return jvm.pid();
  }

  /** Processor time that it has used so far. */
  Duration cpu() {
    return jvm.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static boolean isJvm(ProcessHandle process) {
    return process.info().command().map(name -> name.endsWith("java")).orElse(false);
  }

  private static void end(Process script) {
    List<ProcessHandle> all = script.descendants().toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!script.waitFor(40, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end(script);
  }
}
