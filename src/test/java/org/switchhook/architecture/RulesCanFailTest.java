package org.switchhook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that cannot fail guards nothing: each one meets a planted violation here. */
class RulesCanFailTest {
  private static final String BASE = "org.switchhook.architecture.planted";

  private final JavaClasses planted = new ClassFileImporter().importPackages(BASE);

  @Test
  void ranksShouldFindUpwardImportsUnlistedAndEmptyPackages() {
    Ranks ranks = new Ranks(BASE, Map.of("low", 0, "high", 1, "missing", 2));

    assertThat(ranks.violations(planted))
        .anyMatch(v -> v.contains("LooksUp imports") && v.contains("High"))
        .anyMatch(v -> v.contains("Unlisted lives in a package without a rank"))
        .anyMatch(v -> v.contains("package missing has a rank and no class"))
        .noneMatch(v -> v.contains("High imports"));
  }

  @Test
  void ranksShouldFindNeighboursOfOneRank() {
    Ranks ranks = new Ranks(BASE, Map.of("low", 0, "high", 0, "unlisted", 0));

    assertThat(ranks.violations(planted)).anyMatch(v -> v.contains("High imports"));
  }

  @Test
  void homesShouldFindStrangersAndRulesThatMatchNothing() {
    Homes homes =
        new Homes(BASE, Map.of("java.util.regex", Set.of("low"), "no.such.library", Set.of("low")));

    assertThat(homes.violations(planted))
        .anyMatch(v -> v.contains("High sees java.util.regex.Pattern"))
        .anyMatch(v -> v.contains("nobody uses no.such.library"));
  }

  @Test
  void injectedShouldFindWallClockIdsRandomnessAndSleeps() {
    assertThat(new Injected(BASE + ".unlisted").violations(planted))
        .anyMatch(v -> v.contains("Instant.now"))
        .anyMatch(v -> v.contains("UUID.randomUUID"))
        .anyMatch(v -> v.contains("Random.<init>"))
        .anyMatch(v -> v.contains("Thread.sleep"));
  }

  @Test
  void budgetShouldFindLongFilesLongMethodsAndManyCollaborators(@TempDir Path folder)
      throws Exception {
    String body = "    n++;\n".repeat(70);
    String method = "  int m(int n) {\n" + body + "    return n;\n  }\n";
    String wired = "  @Inject Big(int a, int b, int c, int d, int e, int f, int g, int h) {\n  }\n";
    Files.writeString(
        folder.resolve("Big.java"), "class Big {\n" + wired + method.repeat(6) + "}\n");

    assertThat(new SizeBudget(List.of(folder)).violations())
        .contains("file Big.java has 442 lines", "method Big.java m has 73 lines")
        .contains("Big.java <init> has 8 collaborators")
        .anyMatch(v -> v.startsWith("file median"))
        .anyMatch(v -> v.startsWith("method nine in ten"));
  }
}
