package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.switchhook.it.ServerProcess.Census;
import org.switchhook.it.ServerProcess.Instances;

/** Which classes have more instances than before, for who looks for the reason. */
final class ByClass {
  private static final int SHOWN = 60;
  private static final Instances NONE = new Instances(0, 0);

  private ByClass() {}

  /** Bytes, instances and name of each class, the largest growth first. */
  static void write(Census before, Census after, Path file) throws IOException {
    List<String> lines =
        after.classes().entrySet().stream()
            .map(entry -> more(entry, before.classes().getOrDefault(entry.getKey(), NONE)))
            .sorted((a, b) -> Long.compare(b.getValue().bytes(), a.getValue().bytes()))
            .limit(SHOWN)
            .map(
                grown ->
                    "%12d %9d %s"
                        .formatted(
                            grown.getValue().bytes(), grown.getValue().count(), grown.getKey()))
            .toList();
    Files.write(file, lines);
  }

  private static Map.Entry<String, Instances> more(
      Map.Entry<String, Instances> now, Instances before) {
    return Map.entry(
        now.getKey(),
        new Instances(
            now.getValue().count() - before.count(), now.getValue().bytes() - before.bytes()));
  }
}
