package org.switchhook.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An unpacked WildFly zip, with {@code production.cli}. */
final class StockWildFly extends ProductionServer {
  private static final Path HOME = Path.of(System.getProperty("switchhook.it.wildfly"));
  private static final Path CONFIGURATION = HOME.resolve(Path.of("standalone", "configuration"));
  private static final int MANAGEMENT = Integer.getInteger("switchhook.it.management");

  StockWildFly(Map<String, String> own) throws IOException {
    super("stock-wildfly", own);
  }

  @Override
  void start() throws IOException, InterruptedException {
    Files.copy(
        CONFIGURATION.resolve("standalone-microprofile.xml"),
        CONFIGURATION.resolve("switchhook.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    delete(HOME.resolve(Path.of("standalone", "data")));
    cli("--file=" + RECIPE.resolve("production.cli"));
    String offset = "-Djboss.socket.binding.port-offset=" + (port() - 8080);
    launch("WFLYSRV0025", List.of(program("standalone.sh"), "-c", "switchhook.xml", offset));
    redeploy();
  }

  @Override
  void redeploy() throws IOException, InterruptedException {
    cli("--connect", "--controller=127.0.0.1:" + MANAGEMENT, "--command=deploy --force " + WAR);
  }

  private void cli(String... arguments) throws IOException, InterruptedException {
    run(Stream.concat(Stream.of(program("jboss-cli.sh")), Stream.of(arguments)).toList());
  }

  @Override
  URI health() {
    return URI.create("http://127.0.0.1:" + MANAGEMENT + "/health/ready");
  }

  /** The configuration as it was written. */
  static String configuration() throws IOException {
    return Files.readString(CONFIGURATION.resolve("switchhook.xml"));
  }

  private static String program(String name) {
    return HOME.resolve("bin").resolve(name).toString();
  }
}
