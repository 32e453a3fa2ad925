package org.switchhook.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/configuration.md}, made of the files of defaults and what the code reads. */
final class SettingsPage {
  private static final String TOP =
      """
      # Settings

      Every setting, with its default. A test compares this page with the code and with the file of
      defaults, `src/main/resources/META-INF/microprofile-config.properties`.

      A setting is replaced by a system property of the same name (`-Dswitchhook.sip.port=5070`) or by
      an environment variable: its name in capitals, every other character an underscore
      (`SWITCHHOOK_SIP_PORT=5070`). The environment wins over the file, a system property over both.
      Passwords belong into the environment, where no list of processes shows them. A
      change needs a restart.

      A **duration** is written as in ISO 8601: `PT0.5S` is half a second, `PT15M` fifteen minutes,
      `PT4H` four hours. A **list** is separated by commas. `${...}` stands for the value of another
      setting or system property.
      """;

  private final SettingsFile file = new SettingsFile("microprofile-config.properties");
  private final SettingsFile development =
      new SettingsFile("microprofile-config-development.properties");
  private final SettingsInCode code;

  SettingsPage(SettingsInCode code) {
    this.code = code;
  }

  String text() {
    StringBuilder text = new StringBuilder(TOP);
    Map<String, List<SettingsFile.Block>> groups =
        file.blocks().stream()
            .collect(
                Collectors.groupingBy(
                    SettingsFile.Block::group, LinkedHashMap::new, Collectors.toList()));
    groups.forEach(
        (group, blocks) -> {
          text.append("\n## ").append(group).append('\n');
          blocks.forEach(block -> text.append('\n').append(section(block)));
        });
    return text.append(inDevelopment()).toString();
  }

  private String section(SettingsFile.Block block) {
    StringBuilder text = new StringBuilder();
    block.meaning().forEach(line -> text.append(line).append('\n'));
    text.append("\n| Setting | Value | Default |\n|---|---|---|\n");
    block
        .defaults()
        .forEach(
            (name, value) -> text.append(row("`" + name + "`", code.kind(name), value(value))));
    return text.toString();
  }

  private String inDevelopment() {
    StringBuilder text = new StringBuilder("\n## In development mode\n\n");
    text.append(
        "`./mvnw` starts the server with `-Dmp.config.profile=development`, which sets:\n\n");
    text.append("| Setting | Value |\n|---|---|\n");
    development
        .blocks()
        .forEach(
            block ->
                block
                    .defaults()
                    .forEach((name, value) -> text.append(row("`" + name + "`", value(value)))));
    return text.toString();
  }

  private static String value(String text) {
    return text.isEmpty() ? "none" : "`" + text + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
