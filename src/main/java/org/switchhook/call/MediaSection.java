package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/**
 * One media description (RFC 8866 5): the m= line, its direction, and its other lines as they came.
 *
 * @param lines c=, b=, i=, k= and a= lines without the direction; never empty of c=
 */
record MediaSection(MediaLine line, MediaDirection direction, List<String> lines) {
  private static final String END = "\r\n";
  private static final String NOWHERE = "c=IN IP4 0.0.0.0";
  private static final int DISCARD = 9;

  /** The line switched off: port 0, and nothing said of it. */
  static MediaSection off(MediaLine line) {
    return new MediaSection(line.at(0), MediaDirection.INACTIVE, List.of(NOWHERE));
  }

  MediaSection limited(MediaDirection most) {
    return new MediaSection(line, direction.and(most), lines);
  }

  /** The same formats with nobody there; what is not audio is switched off. */
  MediaSection waiting() {
    if (line.isOff() || !line.media().equals("audio")) {
      return off(line);
    }
    List<String> kept = new ArrayList<>(List.of(NOWHERE));
    lines.stream().filter(MediaSection::staysWithoutPeer).forEach(kept::add);
    return new MediaSection(line.at(DISCARD), MediaDirection.INACTIVE, List.copyOf(kept));
  }

  private static boolean staysWithoutPeer(String line) {
    return line.startsWith("a=")
        && !line.startsWith("a=rtcp:")
        && !line.startsWith("a=candidate:")
        && !line.equals("a=end-of-candidates");
  }

  /** With those formats only; switched off when none is left. */
  MediaSection within(List<String> formats) {
    List<String> common = line.formats().stream().filter(formats::contains).toList();
    return common.isEmpty()
        ? off(line)
        : new MediaSection(
            line.with(common),
            direction,
            lines.stream().filter(each -> isOf(common, each)).toList());
  }

  /** False for an rtpmap or fmtp line of another format. */
  private static boolean isOf(List<String> formats, String line) {
    boolean mapping = line.startsWith("a=rtpmap:") || line.startsWith("a=fmtp:");
    return !mapping || formats.contains(line.substring(line.indexOf(':') + 1).split(" ", 2)[0]);
  }

  boolean isSameKind(MediaLine other) {
    return line.media().equals(other.media());
  }

  /** As it travels: m=, then c= and the others, the direction last unless the line is off. */
  String text() {
    StringBuilder text = new StringBuilder(line.text()).append(END);
    lines.forEach(each -> text.append(each).append(END));
    if (!line.isOff()) {
      text.append(direction.line()).append(END);
    }
    return text.toString();
  }
}
