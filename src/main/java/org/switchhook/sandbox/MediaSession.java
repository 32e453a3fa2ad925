package org.switchhook.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The session description side of one simulated phone (RFC 3264). It takes every audio line over
 * RTP as offered and turns the direction round; its port is 9 (discard), because no media is
 * handled.
 */
public final class MediaSession {
  private static final String FIRST_OFFER =
      String.join(
          "\r\n",
          "m=audio 9 RTP/AVP 8 0 101",
          "a=rtpmap:8 PCMA/8000",
          "a=rtpmap:0 PCMU/8000",
          "a=rtpmap:101 telephone-event/8000",
          "a=fmtp:101 0-15",
          "a=sendrecv",
          "");
  private static final Map<String, String> ANSWERS =
      Map.of(
          "a=sendrecv", "a=sendrecv",
          "a=sendonly", "a=recvonly",
          "a=recvonly", "a=sendonly",
          "a=inactive", "a=inactive");
  private static final Pattern MEDIA =
      Pattern.compile(
          "m=([a-z]{1,16}) ([0-9]{1,5})(?:/[0-9]{1,3})? ([A-Z/]{1,24})((?: [!-~]{1,16}){1,64})");
  private static final Predicate<String> FORMAT =
      Pattern.compile("a=(rtpmap|fmtp|ptime):[ -~]*").asMatchPredicate();

  private final long id;
  private final String host;
  private long version;
  private String media = "";

  /**
   * @param id numeric session id of the o= line
   * @param host IPv4 address of the c= line
   */
  public MediaSession(long id, String host) {
    this.id = id;
    this.host = host;
  }

  /** The answer to an offer with the same m= lines, or empty when no line of it can be taken. */
  public Optional<String> answer(String offer) {
    List<String> lines = offer.lines().limit(512).toList();
    int first = firstMedia(lines, 0);
    String direction = direction(lines.subList(0, first), "a=sendrecv");
    StringBuilder answer = new StringBuilder();
    boolean taken = false;
    for (int from = first; from < lines.size(); ) {
      int end = firstMedia(lines, from + 1);
      String section = section(lines.subList(from, end), direction);
      taken |= !section.isEmpty() && !section.matches("(?s)m=\\w+ 0 .*");
      answer.append(section);
      from = end;
    }
    return taken ? Optional.of(text(answer.toString())) : Optional.empty();
  }

  /** An offer of its own: what was agreed last, or plain audio, and always sendrecv. */
  public String offer() {
    return text(
        media.isEmpty()
            ? FIRST_OFFER
            : media.replaceAll("a=(sendonly|recvonly|inactive)\r\n", "a=sendrecv\r\n"));
  }

  private static int firstMedia(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).startsWith("m=")) {
      at++;
    }
    return at;
  }

  private static String direction(List<String> lines, String inherited) {
    return lines.stream().filter(ANSWERS::containsKey).reduce((a, b) -> b).orElse(inherited);
  }

  private static String section(List<String> lines, String inherited) {
    var line = MEDIA.matcher(lines.get(0));
    if (!line.matches()) {
      return "";
    }
    boolean accepted =
        line.group(1).equals("audio")
            && !line.group(2).equals("0")
            && line.group(3).startsWith("RTP/AVP");
    String start =
        "m=" + line.group(1) + (accepted ? " 9 " : " 0 ") + line.group(3) + line.group(4);
    List<String> answer = new ArrayList<>(List.of(start));
    if (accepted) {
      lines.stream().filter(FORMAT).forEach(answer::add);
      answer.add(ANSWERS.getOrDefault(direction(lines, inherited), "a=sendrecv"));
    }
    return String.join("\r\n", answer) + "\r\n";
  }

  private String text(String newMedia) {
    if (!newMedia.equals(media)) {
      media = newMedia;
      version++;
    }
    return "v=0\r\no=sandbox "
        + id
        + " "
        + version
        + " IN IP4 "
        + host
        + "\r\ns=simulator\r\nc=IN IP4 "
        + host
        + "\r\nt=0 0\r\n"
        + media;
  }
}
