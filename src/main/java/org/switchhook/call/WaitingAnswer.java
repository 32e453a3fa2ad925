package org.switchhook.call;

import java.util.List;
import java.util.Optional;

/**
 * How an offer is answered while nobody is there to talk (RFC 3264 6): the same lines in the same
 * order; audio over RTP is taken with its formats and stays inactive at port 9, every other line
 * and one that the offer itself switches off get port 0.
 */
final class WaitingAnswer {
  private static final String END = "\r\n";
  private static final int MAX_LENGTH = 16 * 1024;
  private static final int MAX_LINE = 1024;
  private static final int MAX_LINES = 500;

  private final StringBuilder text = new StringBuilder();
  private int sections;
  private boolean taken;
  private boolean refused;
  private boolean inSpeech;

  private WaitingAnswer() {}

  /**
   * The media lines of the answer; empty when the text is no offer, has more than {@link
   * Media#MAX_SECTIONS} media lines, or nothing of it can be taken.
   */
  static Optional<String> to(String offer) {
    if (offer.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    List<String> lines = offer.lines().toList();
    boolean readable =
        !lines.isEmpty()
            && lines.size() <= MAX_LINES
            && lines.get(0).equals("v=0")
            && lines.stream().allMatch(line -> line.length() <= MAX_LINE);
    WaitingAnswer answer = new WaitingAnswer();
    return readable && lines.stream().allMatch(answer::add) ? answer.text() : Optional.empty();
  }

  /** False when the line breaks the form. */
  private boolean add(String line) {
    if (line.startsWith("m=")) {
      Optional<MediaLine> media = MediaLine.parse(line);
      media.ifPresent(this::add);
      return media.isPresent() && sections <= Media.MAX_SECTIONS;
    }
    if (inSpeech && isFormat(line)) {
      text.append(line).append(END);
    }
    return true;
  }

  private void add(MediaLine line) {
    sections++;
    inSpeech = line.isSpeech();
    taken |= inSpeech;
    refused |= !inSpeech && !line.isOff();
    text.append(line.answer()).append(END).append("c=IN IP4 0.0.0.0").append(END);
    if (inSpeech) {
      text.append("a=inactive").append(END);
    }
  }

  private static boolean isFormat(String line) {
    boolean format =
        line.startsWith("a=rtpmap:") || line.startsWith("a=fmtp:") || line.startsWith("a=mid:");
    return format && line.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  private Optional<String> text() {
    return text.isEmpty() || (refused && !taken) ? Optional.empty() : Optional.of(text.toString());
  }
}
