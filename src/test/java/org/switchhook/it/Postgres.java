package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the test's own, which it may stop and start again. */
final class Postgres implements TestDatabase {
  private static final Path SCRIPT =
      Path.of("src", "test", "postgresql", "server.sh").toAbsolutePath();
  private static final int PORT = 5432 + Integer.getInteger("switchhook.it.fault.offset");

  private final Path folder;

  private Postgres(Path folder) {
    this.folder = folder;
  }

  /**
   * A new one, running. Where there can be none the test is left out and says why; with {@code
   * CI=true} it fails.
   */
  static Postgres create() throws IOException, InterruptedException {
    Postgres postgres = new Postgres(Path.of("target", "fault-postgresql").toAbsolutePath());
    Done check = postgres.run("check");
    Assumptions.assumeTrue(check.code() == 0 || "true".equals(System.getenv("CI")), check.text());
    postgres.must("create", "" + PORT);
    return postgres;
  }

  /** Ends its connections, as a restart by its administrator does. */
  void stop() throws IOException, InterruptedException {
    must("stop", "fast");
  }

  void start() throws IOException, InterruptedException {
    must("start");
  }

  @Override
  public List<String> settings() {
    return List.of("switchhook.database.url=" + url(), "switchhook.database.user=" + USER);
  }

  private static String url() {
    return "jdbc:postgresql://127.0.0.1:" + PORT + "/switchhook";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, "");
  }

  @Override
  public void close() {
    try {
      must("stop", "immediate");
    } catch (IOException e) {
      throw new AssertionError("PostgreSQL still runs", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Done(int code, String text) {}

  private void must(String command, String... arguments) throws IOException, InterruptedException {
    Done done = run(command, arguments);
    assertThat(done.code()).as(command + ": " + done.text()).isZero();
  }

  /** The server must not inherit our pipe: it would keep it open. */
  private Done run(String command, String... arguments) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(List.of("sh", SCRIPT.toString(), command, folder.toString()));
    line.addAll(List.of(arguments));
    Path output = Path.of("target", "fault-postgresql.log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(command + " ends in time").isTrue();
    return new Done(process.exitValue(), Files.readString(output, UTF_8).strip());
  }
}
