package org.switchhook.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVM of the server under test, as the tools of the JDK see it from outside. */
public final class ServerProcess {
  private final String id;

  private ServerProcess(String id) {
    this.id = id;
  }

  /** One whose process id is known. */
  public static ServerProcess of(long pid) {
    return new ServerProcess("" + pid);
  }

  /** Finds it by its server folder, which is among its arguments. */
  static ServerProcess find() throws IOException, InterruptedException {
    String modules = Path.of("target", "test-server", "modules").toAbsolutePath().toString();
    return jcmd("-l").stream()
        .filter(line -> List.of(line.split(" ")).contains(modules))
        .findFirst()
        .map(line -> new ServerProcess(line.substring(0, line.indexOf(' '))))
        .orElseThrow(() -> new AssertionError("no JVM with " + modules));
  }

  /** Names of all live threads. */
  public List<String> threads() throws IOException, InterruptedException {
    return jcmd(id, "Thread.print").stream()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.indexOf('"', 1)))
        .toList();
  }

  /** How many sockets it has open; 0 where the system does not tell. */
  long sockets() throws IOException {
    Path folder = Path.of("/proc", id, "fd");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(ServerProcess::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /** What every live thread does. */
  List<String> stacks() throws IOException, InterruptedException {
    return jcmd(id, "Thread.print");
  }

  /** Collects garbage and counts the instances that are left, by class name. */
  public Census census() throws IOException, InterruptedException {
    Map<String, Instances> classes = new HashMap<>();
    Instances all = Instances.NONE;
    for (String line : jcmd(id, "GC.class_histogram")) {
      String[] cells = line.strip().split("\\s+");
      if (cells[0].equals("Total")) {
        all = Instances.of(cells);
      } else if (cells.length > 3 && cells[0].endsWith(":")) {
        classes.merge(cells[3], Instances.of(cells), Instances::plus);
      }
    }
    return new Census(all.bytes(), classes);
  }

  /** How many there are of a class, and how large they are together. */
  public record Instances(long count, long bytes) {
    static final Instances NONE = new Instances(0, 0);

    private static Instances of(String[] cells) {
      return new Instances(Long.parseLong(cells[1]), Long.parseLong(cells[2]));
    }

    Instances plus(Instances other) {
      return new Instances(count + other.count, bytes + other.bytes);
    }
  }

  /**
   * What is reachable.
   *
   * @param bytes of all objects
   */
  public record Census(long bytes, Map<String, Instances> classes) {
    /** Instances of all classes whose name is wanted. */
    public long count(Predicate<String> wanted) {
      return classes.entrySet().stream()
          .filter(entry -> wanted.test(entry.getKey()))
          .mapToLong(entry -> entry.getValue().count())
          .sum();
    }
  }

  /**
   * Collects garbage and counts what is left.
   *
   * @param wanted whether a class of this name counts in {@code found}
   */
  Heap heap(Predicate<String> wanted) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    long bytes = 0;
    for (String line : jcmd(id, "GC.class_histogram")) {
      String[] cells = line.strip().split("\\s+");
      if (cells[0].equals("Total")) {
        bytes = Long.parseLong(cells[2]);
      } else if (cells.length > 3 && wanted.test(cells[3])) {
        found.add(cells[3]);
      }
    }
    return new Heap(bytes, found);
  }

  /**
   * What is reachable.
   *
   * @param bytes of all objects
   * @param found the wanted classes that have instances; one that was loaded twice stands twice
   */
  record Heap(long bytes, List<String> found) {
    /** How many class loaders have loaded the wanted classes, at least. */
    long generations() {
      return found.stream()
          .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
          .values()
          .stream()
          .max(Long::compare)
          .orElse(0L);
    }
  }

  private static List<String> jcmd(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      process.waitFor();
      return lines;
    }
  }
}
