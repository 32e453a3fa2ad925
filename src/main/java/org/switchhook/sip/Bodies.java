package org.switchhook.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;
import org.switchhook.call.Description;

/** Bodies of messages: session descriptions, digits and pieces of messages. */
final class Bodies {
  static final String SDP = "application/sdp";
  static final String DIGITS = "application/dtmf-relay";
  static final String FRAGMENT = "message/sipfrag";
  static final String ACCEPTED = SDP + ", " + DIGITS + ", " + FRAGMENT;
  private static final int DIGIT_MILLIS = 160;

  private Bodies() {}

  static void describe(Message message, Description description) throws ParseException {
    put(message, "sdp", description.text());
  }

  static void digit(Message message, char digit) throws ParseException {
    put(message, "dtmf-relay", "Signal=" + digit + "\r\nDuration=" + DIGIT_MILLIS + "\r\n");
  }

  /** RFC 3420; the version is that of RFC 3515 2.4.5. */
  static void fragment(Message message, String text) throws ParseException {
    ContentTypeHeader type = Parts.HEADERS.createContentTypeHeader("message", "sipfrag");
    type.setParameter("version", "2.0");
    message.setContent(text.getBytes(StandardCharsets.UTF_8), type);
  }

  private static void put(Message message, String subtype, String text) throws ParseException {
    message.setContent(
        text.getBytes(StandardCharsets.UTF_8),
        Parts.HEADERS.createContentTypeHeader("application", subtype));
  }

  /** Content type without parameters, in small letters; empty when there is no body. */
  static String type(Message message) {
    if (text(message).isEmpty()) {
      return "";
    }
    ContentTypeHeader type = (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME);
    return type == null
        ? "?"
        : (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
  }

  static String text(Message message) {
    byte[] raw = message.getRawContent();
    return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
  }
}
