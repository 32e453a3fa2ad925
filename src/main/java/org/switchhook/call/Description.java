package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A session description (RFC 8866) of ours, as the text that travels. The first description of a
 * session has version 1; every later one that differs has the next (RFC 3264 section 8).
 *
 * @param session numeric session id of the o= line
 * @param version version of the o= line
 * @param media everything from the first m= line on, lines ended by CR LF
 */
public record Description(long session, long version, String media) {
  private static final String END = "\r\n";
  private static final Pattern SECTION = Pattern.compile("(?m)(?=^m=)");
  private static final Pattern OFF = Pattern.compile("m=\\S+ 0 ");

  private static final String NARROW =
      String.join(END, "m=audio 9 RTP/AVP 0", "c=IN IP4 0.0.0.0", "a=rtpmap:0 PCMU/8000", "");

  /** What a phone gets that has nobody to talk to; RFC 3264 8.3.2 is why numbers start at 120. */
  private static final String WAITING =
      String.join(
          END,
          "m=audio 9 RTP/AVP 120 9 8 0 121 122",
          "c=IN IP4 0.0.0.0",
          "a=rtpmap:120 opus/48000/2",
          "a=rtpmap:9 G722/8000",
          "a=rtpmap:8 PCMA/8000",
          "a=rtpmap:0 PCMU/8000",
          "a=rtpmap:121 telephone-event/8000",
          "a=fmtp:121 0-15",
          "a=rtpmap:122 telephone-event/48000",
          "a=fmtp:122 0-15",
          "a=inactive",
          "");

  /** An offer of format 0 alone, held as RFC 2543 did it: by its address. */
  static Description narrow(long session) {
    return new Description(session, 1, NARROW);
  }

  /** An offer that lets no media reach us: a wide audio list, inactive, port 9 (discard). */
  public static Description waiting(long session) {
    return new Description(session, 1, WAITING);
  }

  /**
   * The first description of a session, as answer to an offer; {@link WaitingAnswer} says how.
   * Empty when the text is no offer or nothing of it can be taken.
   */
  public static Optional<Description> answering(long session, String offer) {
    return WaitingAnswer.to(offer).map(media -> new Description(session, 1, media));
  }

  /**
   * The waiting offer again, as a later description of the same session: it stands in the place of
   * the first line that is on, or that is off when all are, and the other lines stay (RFC 3264 8).
   */
  Description waitingAgain() {
    List<String> sections = new ArrayList<>(List.of(SECTION.split(media)));
    int place = 0;
    while (place < sections.size() && OFF.matcher(sections.get(place)).lookingAt()) {
      place++;
    }
    sections.set(place == sections.size() ? 0 : place, WAITING);
    return next(String.join("", sections));
  }

  /**
   * An answer that lets no media flow; {@link WaitingAnswer} says how. Empty when the text is no
   * offer or nothing of it can be taken.
   */
  Optional<Description> waitingAnswer(String offer) {
    return WaitingAnswer.to(offer).map(this::next);
  }

  /** The next description of this session, with those lines. */
  Description next(Media lines) {
    return next(lines.text());
  }

  private Description next(String newMedia) {
    return newMedia.equals(media) ? this : new Description(session, version + 1, newMedia);
  }

  /** The whole body, type {@code application/sdp}. */
  public String text() {
    List<String> head = new ArrayList<>();
    head.add("v=0");
    head.add("o=- " + session + " " + version + " IN IP4 0.0.0.0");
    head.add("s=-");
    head.add("t=0 0");
    return String.join(END, head) + END + media;
  }
}
