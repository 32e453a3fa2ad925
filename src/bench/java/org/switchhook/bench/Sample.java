package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchhook.it.ServerProcess;
import org.switchhook.it.ServerProcess.Census;

/**
 * What the server holds at one moment; objects are counted after a collection.
 *
 * @param descriptors open files and sockets; 0 where the system does not tell
 * @param liveCalls calls with a loop, ended ones that still linger included
 * @param rows of each table
 */
record Sample(
    long second,
    int calls,
    int failed,
    Census census,
    long threads,
    long descriptors,
    long liveCalls,
    long dialogs,
    long transactions,
    Map<String, Long> rows) {
  private static final Predicate<String> TRANSACTION =
      Pattern.compile("gov\\.nist\\.javax\\.sip\\.stack\\.SIP(Client|Server)Transaction(Impl)?")
          .asMatchPredicate();
  static final Predicate<String> LIVE_CALL = "org.switchhook.call.CallLoop"::equals;
  private static final Predicate<String> DIALOG = "org.switchhook.call.Dialog"::equals;

  static final String HEAD =
      """
      | Time | Calls | Failed | Heap MiB | Threads | Descriptors | Live calls | Dialogs | Transactions | Rows |
      |---|---|---|---|---|---|---|---|---|---|""";

  static Sample take(BenchServer server, Load load, long second, Rows rows)
      throws IOException, InterruptedException, SQLException {
    int calls = load.begun();
    ServerProcess process = server.process();
    long threads = process.threads().size();
    Census census = process.census();
    return new Sample(
        second,
        calls,
        load.failed(),
        census,
        threads,
        descriptors(server.pid()),
        census.count(LIVE_CALL),
        census.count(DIALOG),
        census.count(TRANSACTION),
        rows.count());
  }

  private static long descriptors(long pid) throws IOException {
    Path folder = Path.of("/proc", "" + pid, "fd");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  /** In bytes. */
  long heap() {
    return census.bytes();
  }

  boolean isIdle() {
    return liveCalls + dialogs + transactions == 0;
  }

  String text() {
    return "| %d:%02d | %d | %d | %.1f | %d | %d | %d | %d | %d | %d |"
        .formatted(
            second / 60,
            second % 60,
            calls,
            failed,
            heap() / 1048576.0,
            threads,
            descriptors,
            liveCalls,
            dialogs,
            transactions,
            rows.values().stream().mapToLong(Long::longValue).sum());
  }
}
