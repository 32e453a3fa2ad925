package org.switchhook.gateway.opensips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The feature list of the OpenSIPS Call API: each row has tests that begin with its id. */
class FeatureIdsTest {
  private static final Pattern IDS = Pattern.compile("void ((?:[wcsi][0-9]{2})+)_");
  private static final Pattern ID = Pattern.compile("[wcsi][0-9]{2}");

  @Test
  void everyRowShouldHaveATest() throws IOException {
    SortedSet<String> rows = new TreeSet<>();
    rows(rows, "w", 20);
    rows(rows, "c", 21);
    rows(rows, "s", 14);
    rows(rows, "i", 3);
    SortedSet<String> tested = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher names = IDS.matcher(Files.readString(file));
        while (names.find()) {
          ID.matcher(names.group(1)).results().forEach(id -> tested.add(id.group()));
        }
      }
    }

    assertThat(tested).isEqualTo(rows);
  }

  private static void rows(SortedSet<String> rows, String kind, int count) {
    IntStream.rangeClosed(1, count).forEach(i -> rows.add(kind + "%02d".formatted(i)));
  }
}
