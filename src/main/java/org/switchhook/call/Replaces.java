package org.switchhook.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialog that an INVITE is to take the place of (RFC 3891), as whoever gets that INVITE names
 * it: {@code toTag} is his own tag.
 *
 * @param earlyOnly only as long as the dialog has no answer
 */
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
  private static final int MAX_TEXT = 512;
  private static final String WORD = "[A-Za-z0-9.!%*_+`'~()<>:\\\\\"/\\[\\]?{}-]+";
  private static final String TOKEN = "[A-Za-z0-9.!%*_+`'~-]+";
  private static final Pattern CALL_ID = Pattern.compile(WORD + "(@" + WORD + ")?");
  private static final Pattern TAG =
      Pattern.compile("(to-tag|from-tag)\\s*=\\s*(" + TOKEN + ")", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER =
      Pattern.compile(TOKEN + "(\\s*=\\s*(" + TOKEN + "|\"[^\"\\\\]*\"))?");

  /** What a peer without tags is named by (RFC 3891 6.1). */
  private static final String NO_TAG = "0";

  private static final String PLAIN = "-_.!~*'()"; // RFC 3261 25.1: mark

  /**
   * Names a live dialog of ours as its peer would, so that somebody else's INVITE takes our place
   * in it.
   *
   * @throws IllegalArgumentException when the dialog has no answer yet
   */
  public static Replaces of(Dialog dialog) {
    String tag = dialog.remoteTag();
    if (tag == null) {
      throw new IllegalArgumentException("a dialog without an answer cannot be named");
    }
    return new Replaces(dialog.callId(), tag.isEmpty() ? NO_TAG : tag, dialog.localTag(), false);
  }

  /** Empty when the text is not one value of a Replaces header. */
  public static Optional<Replaces> parse(String text) {
    String[] parts = text.length() > MAX_TEXT ? new String[] {""} : text.split(";", -1);
    String callId = parts[0].strip();
    String toTag = "";
    String fromTag = "";
    boolean early = false;
    if (!CALL_ID.matcher(callId).matches()) {
      return Optional.empty();
    }
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      Matcher tag = TAG.matcher(part);
      if (tag.matches()) {
        boolean to = tag.group(1).equalsIgnoreCase("to-tag");
        if (!(to ? toTag : fromTag).isEmpty()) {
          return Optional.empty();
        }
        toTag = to ? tag.group(2) : toTag;
        fromTag = to ? fromTag : tag.group(2);
      } else if (part.equalsIgnoreCase("early-only")) {
        early = true;
      } else if (!OTHER.matcher(part).matches()) {
        return Optional.empty();
      }
    }
    return toTag.isEmpty() || fromTag.isEmpty()
        ? Optional.empty()
        : Optional.of(new Replaces(callId, toTag, fromTag, early));
  }

  /** As above, of the header as it stands in a URI: each character may be escaped. */
  public static Optional<Replaces> unescape(String text) {
    return text.length() > MAX_TEXT * 3 ? Optional.empty() : plain(text).flatMap(Replaces::parse);
  }

  /** Whether the peer's tag of a dialog is the one that is named. */
  boolean names(String remoteTag) {
    return fromTag.equals(remoteTag.isEmpty() ? NO_TAG : remoteTag);
  }

  /** Value of a Replaces header. */
  public String text() {
    String text = callId + ";to-tag=" + toTag + ";from-tag=" + fromTag;
    return earlyOnly ? text + ";early-only" : text;
  }

  /** The same as part of a URI (RFC 3261 19.1.2). */
  public String escaped() {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : text().getBytes(UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return escaped.toString();
  }

  /** Empty for a broken escape. */
  private static Optional<String> plain(String text) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int value = i + 2 < text.length() ? hex(text.substring(i + 1, i + 3)) : -1;
        if (value < 0) {
          return Optional.empty();
        }
        plain.write(value);
        i += 2;
      } else {
        plain.writeBytes(String.valueOf(c).getBytes(UTF_8));
      }
    }
    return Optional.of(plain.toString(UTF_8));
  }

  private static int hex(String digits) {
    return digits.matches("[0-9A-Fa-f]{2}") ? Integer.parseInt(digits, 16) : -1;
  }

  /** Without what names the dialog: who knows that can take it over. */
  @Override
  public String toString() {
    return "a dialog to be replaced";
  }
}
