package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A document with parts that a program writes, between {@code <!-- name -->} and its end. */
final class Document {
  private Document() {}

  static void write(Path file, String part, List<String> lines) throws IOException {
    List<String> old = Files.readAllLines(file);
    int from = old.indexOf("<!-- " + part + " -->");
    int to = old.indexOf("<!-- end of " + part + " -->");
    if (from < 0 || to < from) {
      throw new IllegalStateException(file + " has no part " + part);
    }
    List<String> written = new ArrayList<>(old.subList(0, from + 1));
    written.add("");
    written.addAll(lines);
    written.add("");
    written.addAll(old.subList(to, old.size()));
    Files.write(file, written);
  }
}
