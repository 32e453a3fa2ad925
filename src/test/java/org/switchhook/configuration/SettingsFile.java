package org.switchhook.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of a properties file: a comment and the settings that it explains. */
final class SettingsFile {
  private static final Pattern SETTING =
      Pattern.compile("(?:# )?((?:switchhook|mp)\\.[^ =]+)=(.*)");

  private final List<Block> blocks = new ArrayList<>();

  /**
   * Settings that belong together.
   *
   * @param meaning lines of the comment
   * @param defaults by name, in the order of the file; the empty text for none. A setting that has
   *     a default in the code, or none at all, stands in the file as a comment
   */
  record Block(List<String> meaning, Map<String, String> defaults) {
    String group() {
      String first = defaults.keySet().iterator().next();
      String[] parts = first.replace(".trunks", ".trunk.s").split("\\.");
      return parts.length == 2 ? parts[0] : parts[0] + "." + parts[1];
    }
  }

  SettingsFile(String name) {
    Block block = start();
    for (String line : lines(Path.of("src", "main", "resources", "META-INF", name))) {
      Matcher setting = SETTING.matcher(line);
      if (setting.matches()) {
        block.defaults().put(setting.group(1), setting.group(2));
      } else {
        if (line.isBlank() || !block.defaults().isEmpty()) {
          block = start();
        }
        if (line.startsWith("#")) {
          block.meaning().add(line.substring(1).strip());
        }
      }
    }
    blocks.removeIf(one -> one.defaults().isEmpty());
  }

  private Block start() {
    Block block = new Block(new ArrayList<>(), new LinkedHashMap<>());
    blocks.add(block);
    return block;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  SortedMap<String, String> all() {
    SortedMap<String, String> all = new TreeMap<>();
    blocks.forEach(block -> all.putAll(block.defaults()));
    return all;
  }
}
