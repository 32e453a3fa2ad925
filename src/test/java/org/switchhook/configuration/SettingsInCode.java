package org.switchhook.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings that the sources ask for. Every text in them that has the form of one counts, so
 * that a new way of asking is not overlooked.
 */
final class SettingsInCode {
  private static final Pattern NAME =
      Pattern.compile("\"(switchhook(?:\\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)+)\"");
  private static final Pattern INJECTED =
      Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"[^)]*\\)\\s+([\\w<>\\[\\]]+)");
  private static final Pattern ASKED =
      Pattern.compile("get(?:Optional)?Value(s?)\\(\\s*\"([^\"]+)\",\\s*(\\w+)\\.class");

  /** Settings of a trunk, which have its name in theirs. */
  private static final Pattern OF_A_TRUNK =
      Pattern.compile("(?:key|text)\\(\"([a-z-]+)\"\\)(?:,\\s*(\\w+)\\.class)?");

  private static final String TRUNK = "switchhook.trunk.N.";

  /** Others are shown as they are, and so fail: Payara injects no optional list. */
  private static final Map<String, String> KINDS =
      Map.of(
          "int", "whole number",
          "Integer", "whole number",
          "long", "whole number",
          "double", "number",
          "boolean", "true or false",
          "Duration", "duration",
          "String", "text",
          "Optional<String>", "text",
          "Optional<String[]>", "list",
          "List<String>", "list");

  private final SortedSet<String> names = new TreeSet<>();
  private final SortedMap<String, Set<String>> kinds = new TreeMap<>();

  SettingsInCode() {
    sources().forEach(this::read);
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(SettingsInCode::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String source) {
    NAME.matcher(source).results().forEach(hit -> names.add(hit.group(1)));
    for (Matcher hit = INJECTED.matcher(source); hit.find(); ) {
      names.add(hit.group(1));
      note(hit.group(1), hit.group(2));
    }
    for (Matcher hit = ASKED.matcher(source); hit.find(); ) {
      names.add(hit.group(2));
      note(hit.group(2), hit.group(1).isEmpty() ? hit.group(3) : "List<String>");
    }
    if (source.contains("\"switchhook.trunk.\"")) {
      OF_A_TRUNK.matcher(source).results().forEach(this::noteOfATrunk);
    }
  }

  private void noteOfATrunk(MatchResult hit) {
    names.add(TRUNK + hit.group(1));
    if (hit.group(2) != null || hit.group().startsWith("text")) {
      note(TRUNK + hit.group(1), hit.group(2) == null ? "String" : hit.group(2));
    }
  }

  private void note(String name, String type) {
    kinds.computeIfAbsent(name, key -> new TreeSet<>()).add(KINDS.getOrDefault(type, type));
  }

  SortedSet<String> names() {
    return names;
  }

  /** What the value is read as; more than one word when two places disagree. */
  String kind(String name) {
    return String.join(" / ", kinds.getOrDefault(name, Set.of("text")));
  }
}
