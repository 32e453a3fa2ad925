package org.switchhook.app;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The stable words of the problems that the sources make. */
final class ProblemIds {
  private static final String MADE = "Problem\\((?:\\s*\\w+,)?\\s*\"([a-z]+(?:-[a-z]+)*)\"";

  /** A word with a hyphen that some method is called with, such as one that makes the problem. */
  private static final String HANDED_ON = "\\(\\s*\"([a-z]+(?:-[a-z]+)+)\"";

  private ProblemIds() {}

  static Set<String> inSources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ProblemIds::read)
          .filter(source -> source.contains("Problem"))
          .flatMap(source -> Stream.concat(words(MADE, source), words(HANDED_ON, source)))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> words(String pattern, String source) {
    return Pattern.compile(pattern)
        .matcher(source)
        .results()
        .map((MatchResult hit) -> hit.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
