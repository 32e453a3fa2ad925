package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.SipAddress;
import org.switchhook.call.ReferReport;
import org.switchhook.call.Replaces;

/**
 * Reads what a REFER asks for (RFC 3515 2.1). Whom it names has to pass the gate like anybody else;
 * here it must only have the form of somebody who can be called. Of the headers that the URI asks
 * for none but Replaces is looked at.
 */
final class ReferReader {
  private static final int MAX_TEXT = 2048;
  private static final Pattern NUMBER = Pattern.compile("tel:([+*#0-9][0-9().*#-]{0,39})(;.*)?");
  private static final Pattern BRACKETED = Pattern.compile("[^<>]{0,256}<([^<>]+)>\\s*(;.*)?");
  private static final Pattern REPLACES = Pattern.compile("(?i)(?:^|&)replaces=([^&]*)");
  private static final int UNSUPPORTED_SCHEME = 416;

  private ReferReader() {}

  /**
   * @throws UnfitInvite 400 when there is not one Refer-To that can be read, 403 when another
   *     method than INVITE is asked for, 416 for another scheme than sip and tel
   */
  static ReferReport.Asked read(Incoming in) throws UnfitInvite {
    SIPRequest refer = in.request();
    List<String> values = RawHeader.values(refer, RawHeader.REFER_TO);
    if (values.size() != 1 || values.get(0).length() > MAX_TEXT) {
      throw bad();
    }
    String uri = uri(values.get(0));
    String scheme = uri.substring(0, uri.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "sip:" -> sip(in.cseq(), uri, by(refer));
      case "tel:" -> new ReferReport.Asked(in.cseq(), number(uri), null, by(refer));
      case "" -> throw bad();
      default -> throw new UnfitInvite(UNSUPPORTED_SCHEME, "Only sip And tel Can Be Called");
    };
  }

  private static String uri(String value) throws UnfitInvite {
    Matcher bracketed = BRACKETED.matcher(value);
    if (bracketed.matches()) {
      return bracketed.group(1).strip();
    }
    int end = value.indexOf(';'); // without brackets all that follows is the header's (RFC 3261 20)
    String uri = end < 0 ? value : value.substring(0, end);
    if (uri.matches(".*[<>,?\\s].*")) {
      throw bad();
    }
    return uri;
  }

  private static ReferReport.Asked sip(long cseq, String text, @Nullable SipAddress by)
      throws UnfitInvite {
    int headers = text.indexOf('?');
    SipURI uri = parsed(headers < 0 ? text : text.substring(0, headers));
    String method = uri.getMethodParam();
    if (method != null && !method.equals("INVITE")) {
      throw new UnfitInvite(Response.FORBIDDEN, "Only INVITE Can Be Asked For");
    }
    Replaces replaces = headers < 0 ? null : replaces(text.substring(headers + 1));
    return new ReferReport.Asked(cseq, address(uri).text(), replaces, by);
  }

  private static SipURI parsed(String uri) throws UnfitInvite {
    try {
      return Parts.uri(uri);
    } catch (ParseException e) {
      throw bad();
    }
  }

  private static SipAddress address(SipURI uri) throws UnfitInvite {
    String user = uri.getUser();
    try {
      return new SipAddress(
          user == null ? "" : InviteReader.unescaped(user), uri.getHost(), uri.getPort());
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  private static String number(String uri) throws UnfitInvite {
    Matcher number = NUMBER.matcher(uri);
    if (!number.matches()) {
      throw bad();
    }
    return number.group(1);
  }

  private static @Nullable Replaces replaces(String headers) throws UnfitInvite {
    Matcher found = REPLACES.matcher(headers);
    if (!found.find()) {
      return null;
    }
    Optional<Replaces> replaces = Replaces.unescape(found.group(1));
    if (replaces.isEmpty() || found.find()) {
      throw bad();
    }
    return replaces.get();
  }

  /** Nobody has checked it, and without it the call is made all the same. */
  private static @Nullable SipAddress by(SIPRequest refer) {
    try {
      return address(parsed(uri(RawHeader.value(refer, RawHeader.REFERRED_BY))));
    } catch (UnfitInvite e) {
      return null;
    }
  }

  private static UnfitInvite bad() {
    return new UnfitInvite(Response.BAD_REQUEST, "One Refer-To That Can Be Called Is Needed");
  }
}
