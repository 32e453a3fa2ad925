package org.switchhook.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house rules of docs/architecture.md; {@link RulesCanFailTest} sees each of them fail. */
class ArchitectureTest {
  private static final String BASE = "org.switchhook";

  /** Rank by package: the table of docs/architecture.md. */
  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          entry("platform", 0),
          entry("address", 0),
          entry("security", 1),
          entry("socket", 1),
          entry("rest", 2),
          entry("rpc", 2),
          entry("directory", 3),
          entry("permission", 4),
          entry("trunk", 4),
          entry("dialling", 5),
          entry("call", 6),
          entry("room", 7),
          entry("pair", 8),
          entry("dialout", 9),
          entry("record", 9),
          entry("inbound", 9),
          entry("events", 10),
          entry("sip", 10),
          entry("media", 10),
          entry("webhook", 10),
          entry("gateway.opensips", 11),
          entry("gateway.quobis", 11),
          entry("sandbox", 11),
          entry("operations", 11),
          entry("app", 13));

  private static final Map<String, Set<String>> HOMES =
      Map.of(
          "javax.sip", Set.of("sip"),
          "io.prometheus", Set.of("operations"),
          "gov.nist", Set.of("sip"),
          "com.nimbusds", Set.of("security"),
          "com.google.i18n", Set.of("dialling"),
          "org.flywaydb", Set.of("app"),
          "org.eclipse.microprofile.health", Set.of("operations"),
          "jakarta.websocket", Set.of("socket", "events", "gateway.opensips"));

  private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void everyClassShouldImportLowerRanksOnly() {
    assertThat(new Ranks(BASE, RANKS).violations(classes)).isEmpty();
  }

  @Test
  void everyLibraryShouldBeSeenInItsHomeOnly() {
    assertThat(new Homes(BASE, HOMES).violations(classes)).isEmpty();
  }

  @Test
  void timeIdsAndRandomnessShouldComeFromPlatformOnly() {
    assertThat(new Injected(BASE + ".platform").violations(classes)).isEmpty();
  }

  @Test
  void mainCodeShouldKeepTheSizeBudget() {
    assertThat(new SizeBudget(List.of(Path.of("src/main/java"))).violations()).isEmpty();
  }

  @Test
  void testsShouldNotSleep() {
    JavaClasses tests = new ClassFileImporter().importPath(Path.of("target/test-classes"));

    assertThat(new Injected(BASE + ".platform").violations(tests))
        .filteredOn(violation -> violation.contains("Thread.sleep"))
        .filteredOn(violation -> !violation.contains(".planted."))
        .isEmpty();
  }
}
