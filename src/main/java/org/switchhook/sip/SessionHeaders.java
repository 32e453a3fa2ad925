package org.switchhook.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import gov.nist.javax.sip.message.SIPMessage;
import java.text.ParseException;
import java.util.Iterator;
import java.util.Locale;
import javax.sip.header.AllowHeader;
import javax.sip.header.OptionTag;
import javax.sip.header.RequireHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.OurTerms;
import org.switchhook.call.PeerTerms;
import org.switchhook.call.Refresher;

/** Reads and writes what a message says about how its session lives (RFC 4028). */
final class SessionHeaders {
  static final String TIMER = "timer";
  static final int TOO_SHORT = 422;
  static final String TOO_SHORT_PHRASE = "Session Interval Too Small";

  private SessionHeaders() {}

  static PeerTerms read(SIPMessage message) {
    SessionExpires expires =
        message.getHeader(SessionExpires.NAME) instanceof SessionExpires header ? header : null;
    return new PeerTerms(
        has(message, SupportedHeader.NAME, TIMER) || has(message, RequireHeader.NAME, TIMER),
        expires == null ? 0 : expires.getExpires(),
        expires == null ? null : refresher(expires.getRefresher()),
        message.getHeader(MinSE.NAME) instanceof MinSE least ? least.getExpires() : 0,
        updates(message),
        message.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader later
            ? later.getRetryAfter()
            : -1);
  }

  /** Whether a Require or Supported header names the extension. */
  static boolean has(SIPMessage message, String header, String extension) {
    Iterator<?> headers = message.getHeaders(header);
    while (headers.hasNext()) {
      if (headers.next() instanceof OptionTag tag
          && extension.equalsIgnoreCase(tag.getOptionTag())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Refresher refresher(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "uac" -> Refresher.UAC;
      case "uas" -> Refresher.UAS;
      default -> null;
    };
  }

  private static @Nullable Boolean updates(SIPMessage message) {
    Boolean updates = null;
    Iterator<?> headers = message.getHeaders(AllowHeader.NAME);
    while (headers.hasNext()) {
      boolean update =
          headers.next() instanceof AllowHeader allow && Request.UPDATE.equals(allow.getMethod());
      updates = update || Boolean.TRUE.equals(updates);
    }
    return updates;
  }

  static void write(Message message, OurTerms terms) throws ParseException {
    if (terms.expires() > 0) {
      Refresher refresher = terms.refresher();
      String who = refresher == null ? "" : ";refresher=" + refresher.word();
      message.setHeader(Parts.header(SessionExpires.NAME, terms.expires() + who));
    }
    if (terms.minSe() > 0) {
      message.setHeader(Parts.header(MinSE.NAME, Long.toString(terms.minSe())));
    }
    if (terms.required()) {
      message.setHeader(Parts.header(RequireHeader.NAME, TIMER));
    }
  }
}
