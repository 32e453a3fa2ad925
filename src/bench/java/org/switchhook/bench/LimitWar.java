package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the classes of package {@code limit}, which show what the server does without ours. */
final class LimitWar {
  private LimitWar() {}

  static void write(Path war) throws IOException {
    Path classes = Plan.target().resolve("test-classes");
    Path limit = classes.resolve(Path.of("org", "switchhook", "bench", "limit"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war));
        Stream<Path> files = Files.list(limit)) {
      for (Path file : files.toList()) {
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + classes.relativize(file)));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
  }
}
