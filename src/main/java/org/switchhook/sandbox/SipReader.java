package org.switchhook.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns the text of one message into a {@link SipMessage}, or refuses it. */
public final class SipReader {
  static final int MAX_HEAD = 32_768;
  static final int MAX_BODY = 65_536;
  private static final int MAX_FIELDS = 128;

  private static final Pattern REQUEST = Pattern.compile("[A-Z]{1,32} [!-~]{1,1024} SIP/2\\.0");
  private static final Pattern RESPONSE =
      Pattern.compile("SIP/2\\.0 [1-6][0-9][0-9]( [^\\p{Cntrl}]{0,256})?");
  private static final Pattern CSEQ = Pattern.compile("[0-9]{1,10} [A-Z]{1,32}");
  private static final List<String> NEEDED = List.of("Via", "From", "To", "Call-ID", "CSeq");
  private static final Map<String, String> NAMES = names();

  private SipReader() {}

  /** The message, or empty when the text breaks the form, a limit, or lacks a needed header. */
  public static Optional<SipMessage> read(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || end > MAX_HEAD || text.length() - end > MAX_BODY) {
      return Optional.empty();
    }
    List<String> lines = unfolded(text.substring(0, end));
    String start = lines.get(0);
    if (lines.size() > MAX_FIELDS
        || !(REQUEST.matcher(start).matches() || RESPONSE.matcher(start).matches())) {
      return Optional.empty();
    }
    return fields(lines.subList(1, lines.size()))
        .map(fields -> new SipMessage(start, fields, text.substring(end + 4)))
        .filter(SipReader::isWhole);
  }

  private static boolean isWhole(SipMessage message) {
    boolean complete = NEEDED.stream().allMatch(name -> !message.value(name).isEmpty());
    return complete
        && CSEQ.matcher(message.value("CSeq")).matches()
        && message.value("CSeq").endsWith(" " + message.method());
  }

  private static List<String> unfolded(String head) {
    List<String> lines = new ArrayList<>();
    for (String line : head.split("\r\n", -1)) {
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (folded && lines.size() > 1) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + " " + line.strip());
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static Optional<List<SipMessage.Field>> fields(List<String> lines) {
    List<SipMessage.Field> fields = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1 || line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
        return Optional.empty();
      }
      String name = line.substring(0, colon).strip();
      fields.add(
          new SipMessage.Field(NAMES.getOrDefault(name, name), line.substring(colon + 1).strip()));
    }
    return Optional.of(fields);
  }

  /** Long name of every header that we look at, by any spelling and by its short form. */
  private static Map<String, String> names() {
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name :
        List.of(
            "Via",
            "From",
            "To",
            "Call-ID",
            "CSeq",
            "Contact",
            "Content-Length",
            "Content-Type",
            "Record-Route",
            "Route",
            "Proxy-Authorization",
            "Authorization",
            "Proxy-Authenticate",
            "WWW-Authenticate",
            "User-Agent",
            "Server",
            "Allow",
            "Replaces",
            "Refer-To",
            "Reason")) {
      names.put(name.toUpperCase(Locale.ROOT), name);
    }
    names.put("v", "Via");
    names.put("f", "From");
    names.put("t", "To");
    names.put("i", "Call-ID");
    names.put("m", "Contact");
    names.put("l", "Content-Length");
    names.put("c", "Content-Type");
    return names;
  }
}
