package org.switchhook.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The conversation of one test as a ladder diagram: who said what to whom, in the order in which it
 * was seen. Safe for many threads.
 */
public final class Ladder {
  private static final int LEAST = 14;

  private record Rung(String from, String to, String text) {}

  private final Set<String> columns = new LinkedHashSet<>();
  private final List<Rung> rungs = new ArrayList<>();

  /** Columns from left to right; a name that is met later gets a column at the right. */
  public Ladder(String... columns) {
    this.columns.addAll(List.of(columns));
  }

  /** One arrow; a text from a column to itself is a remark beside it. */
  public synchronized void note(String from, String to, String text) {
    columns.add(from);
    columns.add(to);
    rungs.add(new Rung(from, to, text));
  }

  /** What was said, one line each: {@code bob -> server: INVITE (SDP)}. */
  public synchronized List<String> lines() {
    return rungs.stream().map(r -> r.from() + " -> " + r.to() + ": " + r.text()).toList();
  }

  /** The diagram; columns that nobody used are left out. */
  public synchronized String print() {
    List<String> used =
        columns.stream()
            .filter(c -> rungs.stream().anyMatch(r -> r.from().equals(c) || r.to().equals(c)))
            .toList();
    int longest = rungs.stream().mapToInt(r -> r.text().length()).max().orElse(0);
    int names = used.stream().mapToInt(String::length).max().orElse(0);
    int width = Math.max(LEAST, Math.max(longest + 6, names + 2));
    StringBuilder text = new StringBuilder();
    used.forEach(column -> text.append(padded(column, width)));
    newLine(text);
    for (Rung rung : rungs) {
      text.append(rung(rung, used, width));
      newLine(text);
    }
    return text.toString();
  }

  private static String rung(Rung rung, List<String> used, int width) {
    int from = used.indexOf(rung.from()) * width;
    int to = used.indexOf(rung.to()) * width;
    StringBuilder line = new StringBuilder();
    used.forEach(column -> line.append(padded("|", width)));
    if (from == to) {
      return line.replace(from + 2, from + 2 + rung.text().length(), rung.text()).toString();
    }
    int left = Math.min(from, to) + 1;
    int gap = Math.abs(from - to) - 1;
    String label = " " + rung.text() + " ";
    int before = (gap - 1 - label.length()) / 2;
    String shaft = "-".repeat(before) + label + "-".repeat(gap - 1 - before - label.length());
    return line.replace(left, left + gap, from < to ? shaft + ">" : "<" + shaft).toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static void newLine(StringBuilder text) {
    text.setLength(text.toString().stripTrailing().length());
    text.append('\n');
  }
}
