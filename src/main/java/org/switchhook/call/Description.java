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
  private static final Pattern MEDIA_LINE =
      Pattern.compile("m=([a-z]+) [0-9]+(?:/[0-9]+)? ([A-Za-z0-9/]+)((?: [!-~]+)+)");
  private static final Pattern DIRECTION =
      Pattern.compile("a=(sendrecv|sendonly|recvonly|inactive)");
  private static final int MAX_LINES = 500;

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

  /** An offer that lets no media reach us: a wide audio list, inactive, port 9 (discard). */
  static Description waiting(long session) {
    return new Description(session, 1, WAITING);
  }

  /** The waiting offer again, as a later description of the same session. */
  Description waitingAgain() {
    return next(WAITING);
  }

  /**
   * An answer that accepts the lines of an offer and lets no media flow: same media lines and
   * formats, port 9, inactive. Empty when the text is no offer.
   */
  Optional<Description> waitingAnswer(String offer) {
    List<String> lines = offer.lines().toList();
    if (lines.isEmpty() || lines.size() > MAX_LINES || !lines.get(0).equals("v=0")) {
      return Optional.empty();
    }
    StringBuilder answer = new StringBuilder();
    boolean inMedia = false;
    for (String line : lines) {
      if (line.startsWith("m=")) {
        if (!MEDIA_LINE.matcher(line).matches()) {
          return Optional.empty();
        }
        inMedia = true;
        answer.append(MEDIA_LINE.matcher(line).replaceFirst("m=$1 9 $2$3")).append(END);
        answer.append("c=IN IP4 0.0.0.0").append(END).append("a=inactive").append(END);
      } else if (inMedia && isFormat(line)) {
        answer.append(line).append(END);
      }
    }
    return inMedia ? Optional.of(next(answer.toString())) : Optional.empty();
  }

  private static boolean isFormat(String line) {
    boolean format =
        line.startsWith("a=rtpmap:") || line.startsWith("a=fmtp:") || line.startsWith("a=mid:");
    return format
        && !DIRECTION.matcher(line).matches()
        && line.chars().allMatch(c -> c >= ' ' && c < 127);
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
