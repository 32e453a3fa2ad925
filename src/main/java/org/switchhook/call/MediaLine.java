package org.switchhook.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The m= line of an offer (RFC 8866 5.14).
 *
 * @param count of ports from {@code port} on, usually 1
 */
record MediaLine(String media, int port, String protocol, List<String> formats, int count) {
  private static final Predicate<String> WORD = Pattern.compile("[!-~]{1,255}").asMatchPredicate();
  private static final Predicate<String> PORT =
      Pattern.compile("[0-9]{1,5}(?:/[0-9]{1,5})?").asMatchPredicate();
  private static final Predicate<String> PAYLOAD = Pattern.compile("[0-9]{1,3}").asMatchPredicate();
  private static final int FIRST_FORMAT = 3;

  /** Empty when the line has another form. */
  static Optional<MediaLine> parse(String line) {
    List<String> words = List.of(line.substring("m=".length()).split(" ", -1));
    boolean fits =
        words.size() > FIRST_FORMAT && words.stream().allMatch(WORD) && PORT.test(words.get(1));
    return fits ? Optional.of(of(words)) : Optional.empty();
  }

  private static MediaLine of(List<String> words) {
    String[] ports = words.get(1).split("/");
    int port = Integer.parseInt(ports[0]);
    int count = ports.length == 1 ? 1 : Integer.parseInt(ports[1]);
    List<String> formats = words.subList(FIRST_FORMAT, words.size());
    return new MediaLine(words.get(0), port, words.get(2), List.copyOf(formats), count);
  }

  /** True for a stream that its sender has switched off or refused (RFC 3264 6, 8.2). */
  boolean isOff() {
    return port == 0;
  }

  /** True for what a call of ours can carry: audio over plain RTP. */
  boolean isSpeech() {
    return !isOff()
        && media.equals("audio")
        && protocol.equals("RTP/AVP")
        && formats.stream().allMatch(PAYLOAD);
  }

  /** The same line at another port. */
  MediaLine at(int otherPort) {
    return new MediaLine(media, otherPort, protocol, formats, 1);
  }

  MediaLine with(List<String> otherFormats) {
    return new MediaLine(media, port, protocol, otherFormats, count);
  }

  /** As it travels. */
  String text() {
    String ports = count == 1 ? "" + port : port + "/" + count;
    return "m=" + media + " " + ports + " " + protocol + " " + String.join(" ", formats);
  }

  /** The line that answers it: as offered, at port 9 when we take it and 0 when we do not. */
  String answer() {
    String taken = isSpeech() ? " 9 " : " 0 ";
    return "m=" + media + taken + protocol + " " + String.join(" ", formats);
  }
}
