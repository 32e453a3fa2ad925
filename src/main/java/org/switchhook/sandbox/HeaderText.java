package org.switchhook.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How header values are taken apart: lists, parameters, the address inside angle brackets. */
public final class HeaderText {
  private HeaderText() {}

  /** The parts of a comma list; a comma in quotes or angle brackets does not part. */
  public static List<String> list(String value) {
    return split(value, ',');
  }

  /** A parameter behind the value, such as {@code tag}; without quotes; empty when missing. */
  public static Optional<String> parameter(String value, String name) {
    List<String> parts = split(value, ';');
    for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (key.strip().equalsIgnoreCase(name)) {
        return Optional.of(equals < 0 ? "" : unquoted(part.substring(equals + 1).strip()));
      }
    }
    return Optional.empty();
  }

  /** The URI of a name-addr or addr-spec, such as Contact or From. */
  public static String uri(String value) {
    int open = value.indexOf('<');
    int close = value.indexOf('>', Math.max(open, 0));
    if (open >= 0 && close > open) {
      return value.substring(open + 1, close);
    }
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip();
  }

  /** User part of a sip, sips or tel URI without its parameters; empty when it has none. */
  public static String user(String uri) {
    String rest = uri.substring(uri.indexOf(':') + 1);
    int at = rest.indexOf('@');
    if (at < 0 && !uri.startsWith("tel:")) {
      return "";
    }
    String user = at < 0 ? rest : rest.substring(0, at);
    int end = user.indexOf(';');
    return end < 0 ? user : user.substring(0, end);
  }

  /** Host and, where given, port of a sip URI: {@code 127.0.0.1:5060}. */
  public static String hostPort(String uri) {
    String rest = uri.substring(uri.indexOf(':') + 1);
    rest = rest.substring(rest.indexOf('@') + 1);
    int end = 0;
    while (end < rest.length() && ";?/ ".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end);
  }

  static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    boolean bracketed = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '<' || c == '>')) {
        bracketed = c == '<';
      } else if (c == separator && !quoted && !bracketed) {
        parts.add(value.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(value.substring(start).strip());
    return parts;
  }
}
