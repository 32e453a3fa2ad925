package org.switchhook.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The settings in the code, in the file of defaults and in the documentation are the same. */
class SettingsPageTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");

  private final SettingsFile file = new SettingsFile("microprofile-config.properties");
  private final SettingsInCode code = new SettingsInCode();

  @Test
  void fileShouldHaveExactlyTheSettingsThatTheCodeReads() {
    Set<String> ours = new TreeSet<>(file.all().keySet());
    ours.removeIf(name -> name.startsWith("mp.")); // read by the server

    assertThat(ours).isEqualTo(code.names());
    assertThat(code.names())
        .contains("switchhook.mode", "switchhook.trunk.N.port", "switchhook.oidc.algorithms");
  }

  @Test
  void developmentModeShouldSetOnlyWhatThereIs() {
    SettingsFile development = new SettingsFile("microprofile-config-development.properties");

    assertThat(development.all().keySet())
        .isNotEmpty()
        .extracting(
            name -> name.replaceFirst("^switchhook\\.trunk\\.\\w+\\.", "switchhook.trunk.N."))
        .isSubsetOf(file.all().keySet());
  }

  @Test
  void everySettingShouldBeExplainedAndReadAsOneKind() {
    assertThat(file.blocks()).allMatch(block -> !block.meaning().isEmpty(), "has a comment");
    assertThat(code.names()).noneMatch(name -> code.kind(name).contains("/"));
  }

  @Test
  void defaultShouldFitItsKind() {
    file.all()
        .forEach(
            (name, value) -> {
              switch (code.kind(name)) {
                case "duration" -> assertThat(Duration.parse(value)).as(name).isPositive();
                case "whole number" -> assertThat(value).as(name).matches("[0-9]+");
                default -> assertThat(value).as(name).isEqualTo(value.strip());
              }
            });
  }

  @Test
  void pageShouldSayWhatTheFileAndTheCodeSay() throws IOException {
    String actual = new SettingsPage(code).text();
    if (Boolean.getBoolean("switchhook.table.write")) {
      Files.writeString(PAGE, actual);
    }

    assertThat(actual.lines()).containsExactlyElementsOf(Files.readAllLines(PAGE));
  }
}
