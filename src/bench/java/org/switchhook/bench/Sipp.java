package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A SIPp process on UDP, the other end of the calls, and what it wrote about them. */
final class Sipp implements AutoCloseable {
  private static final int INTERRUPTED = 15;

  private final Process process;
  private final Path folder;

  private Sipp(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  static boolean isInstalled() {
    try {
      Process process = new ProcessBuilder("sipp", "-v").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      process.waitFor();
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Phones that ring, answer at once and wait for the BYE. */
  static Sipp phones(String name, int port, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-sn", "uas", "-p", "" + port));
    arguments.addAll(List.of(more));
    return start(name, arguments);
  }

  /** Calls the target at this rate, talks a second and hangs up; ends by itself. */
  static Sipp callers(String name, String target, int port, int rate, int calls, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(target, "-p", "" + port));
    arguments.addAll(List.of("-r", "" + rate, "-m", "" + calls, "-l", "100000"));
    arguments.addAll(List.of(more));
    return start(name, arguments);
  }

  /** Calls the users of a file, one after another and again from the first, as above. */
  static Sipp callers(String name, int port, int rate, int calls, List<String> users)
      throws IOException {
    Path file = Plan.folder().resolve("users.csv");
    List<String> lines = new ArrayList<>(List.of("SEQUENTIAL"));
    lines.addAll(users);
    Files.write(file, lines);
    List<String> more = new ArrayList<>(List.of(TIMES));
    more.addAll(List.of("-inf", file.toString(), "-d", "1000"));
    more.addAll(List.of("-sf", Path.of("src/bench/sipp/caller.xml").toAbsolutePath().toString()));
    String target = "127.0.0.1:" + Plan.sipPort();
    return callers(name, target, port, rate, calls, more.toArray(String[]::new));
  }

  private static Sipp start(String name, List<String> arguments) throws IOException {
    Path folder = Plan.folder().resolve("sipp").resolve(name);
    BenchServer.delete(folder);
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of("sipp", "-i", "127.0.0.1", "-nostdin"));
    command.addAll(List.of("-trace_stat", "-stf", "stat.csv", "-fd", "1"));
    command.addAll(List.of("-trace_err", "-error_file", "errors.log", "-buff_size", "4194304"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("screen.log").toFile())
            .start();
    return new Sipp(process, folder);
  }

  /** Waits until it has made all its calls; false when it did not in time. */
  boolean await(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** How often it wrote that, such as {@code Retransmissions}, since it started. */
  long total(String counter) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("stat.csv"));
    if (lines.size() < 2) {
      return 0;
    }
    List<String> names = List.of(lines.get(0).split(";"));
    String[] last = lines.get(lines.size() - 1).split(";");
    return Long.parseLong(last[names.indexOf(counter)]);
  }

  /**
   * When each first INVITE arrived, by the user part that it was sent to; microseconds since 1970.
   * Only of a process that was started with {@link #TIMES} and has ended.
   */
  Map<String, Long> invites() throws IOException {
    Map<String, Long> times = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("messages.csv"))) {
      int invite = line.indexOf("INVITE sip:");
      if (invite >= 0) {
        int at = line.indexOf('@', invite);
        times.putIfAbsent(line.substring(invite + 11, at), micros(line));
      }
    }
    return times;
  }

  /** From each INVITE that it sent to its 200; only of a process as above. */
  Latencies untilAnswer() throws IOException {
    Map<String, Long> sent = new HashMap<>();
    Latencies times = new Latencies();
    for (String line : Files.readAllLines(folder.resolve("messages.csv"))) {
      String[] cells = line.split("\t");
      if (cells[6].startsWith("INVITE ")) {
        sent.putIfAbsent(cells[4], micros(line));
      } else if (cells[6].startsWith("SIP/2.0 200") && cells[5].endsWith(" INVITE")) {
        Long from = sent.remove(cells[4]);
        if (from != null) {
          times.add(micros(line) - from);
        }
      }
    }
    return times;
  }

  /** Arguments that make it write when each message came. */
  static final String[] TIMES = {"-trace_shortmsg", "-shortmessage_file", "messages.csv"};

  private static long micros(String line) {
    String[] time = line.split("\t")[2].split("\\.");
    return Long.parseLong(time[0]) * 1_000_000 + Long.parseLong(time[1]);
  }

  /** Ends it in such a way that it writes what it still holds. */
  void stop() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-USR1", "" + process.pid()).start().waitFor();
    if (!process.waitFor(INTERRUPTED, TimeUnit.SECONDS)) {
      process.destroy();
    }
    close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
