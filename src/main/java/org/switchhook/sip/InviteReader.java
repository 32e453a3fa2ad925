package org.switchhook.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.message.SIPRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.AcceptHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.Header;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.TrunkId;
import org.switchhook.call.CallerLine;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.Media;
import org.switchhook.call.Opening;
import org.switchhook.call.PeerTerms;
import org.switchhook.call.SessionSettings;
import org.switchhook.platform.Ids;

/**
 * Reads an INVITE that belongs to no dialog (RFC 3261 8.2, 13.3.1). Each call keeps what is read,
 * so nothing of it may be long.
 */
@Singleton
class InviteReader {
  static final String PIN_HEADER = "Switchhook-Pin";
  private static final int MAX_TEXT = 1024;
  private static final int MAX_ROUTES = 20;

  private final Ids ids;
  private final SessionSettings sessions;

  @Inject
  InviteReader(Ids ids, SessionSettings sessions) {
    this.ids = ids;
    this.sessions = sessions;
  }

  /**
   * @throws UnfitInvite 400 when a header is missing or too long, 415 for another content than a
   *     plain session description, 422 for a session interval that is too short, 488 for a
   *     description of which nothing can be taken
   */
  IncomingCall read(Incoming in, TrunkId trunk) throws UnfitInvite, ParseException {
    SIPRequest invite = in.request();
    String type = Bodies.type(invite);
    requireDescription(invite, type);
    boolean offered = !type.isEmpty();
    String offer = offered ? Bodies.text(invite) : null;
    Dialog dialog =
        Dialog.accepted(
            limited("Call-ID", in.callId()),
            ids.next(),
            limited("From tag", in.fromTag()),
            party("To", invite.getTo().getAddress()),
            party("From", invite.getFrom().getAddress()),
            contact(invite),
            routes(invite),
            in.cseq(),
            description(offer));
    return new IncomingCall(
        trunk,
        user(invite.getRequestURI()),
        pin(invite),
        caller(invite.getFrom().getAddress()),
        dialog,
        in.key(),
        offered,
        terms(invite),
        offer == null ? null : Media.read(offer).orElse(null),
        hops(invite),
        SessionHeaders.has(invite, RequireHeader.NAME, Reliables.EXTENSION));
  }

  private static int hops(SIPRequest invite) {
    MaxForwardsHeader left = invite.getMaxForwards();
    return left == null ? Opening.MOST_HOPS : Math.min(left.getMaxForwards(), Opening.MOST_HOPS);
  }

  /** RFC 4028 9. */
  private PeerTerms terms(SIPRequest invite) throws UnfitInvite, ParseException {
    PeerTerms terms = SessionHeaders.read(invite);
    long least = sessions.times().minSe();
    if (terms.expires() > 0 && terms.expires() < least) {
      throw new UnfitInvite(
          SessionHeaders.TOO_SHORT,
          SessionHeaders.TOO_SHORT_PHRASE,
          Parts.header(MinSE.NAME, Long.toString(least)));
    }
    return terms;
  }

  private static void requireDescription(SIPRequest invite, String type)
      throws UnfitInvite, ParseException {
    boolean coded = !type.isEmpty() && invite.getHeader(ContentEncodingHeader.NAME) != null;
    if (coded || !(type.isEmpty() || type.equals(Bodies.SDP))) {
      throw new UnfitInvite(
          Response.UNSUPPORTED_MEDIA_TYPE,
          "Unsupported Media Type",
          Parts.header(AcceptHeader.NAME, Bodies.SDP));
    }
  }

  private Description description(@Nullable String offer) throws UnfitInvite {
    long session = ids.below(Integer.MAX_VALUE);
    if (offer == null) {
      return Description.waiting(session);
    }
    return Description.answering(session, offer)
        .orElseThrow(
            () -> new UnfitInvite(Response.NOT_ACCEPTABLE_HERE, "No Audio That We Can Take"));
  }

  private static String contact(SIPRequest invite) throws UnfitInvite {
    String contact = Targets.contact(invite);
    if (contact == null) {
      throw bad("Contact With A sip URI Is Missing");
    }
    return limited("Contact", contact);
  }

  private static List<String> routes(SIPRequest invite) throws UnfitInvite {
    List<String> routes = Targets.routes(invite);
    if (routes.size() > MAX_ROUTES) {
      throw bad("Too Many Record-Routes");
    }
    for (String route : routes) {
      limited("Record-Route", route);
    }
    return routes;
  }

  /** The URI of From or To, which our requests repeat. */
  private static String party(String name, Address address) throws UnfitInvite {
    String uri = limited(name, address.getURI().toString());
    try {
      return Parts.anyUri(uri).toString();
    } catch (ParseException e) {
      throw bad(name + " Has No URI");
    }
  }

  private static String limited(String name, String text) throws UnfitInvite {
    if (text.length() > MAX_TEXT) {
      throw bad(name + " Is Too Long");
    }
    return text;
  }

  private static UnfitInvite bad(String reason) {
    return new UnfitInvite(Response.BAD_REQUEST, reason);
  }

  private static @Nullable String pin(SIPRequest invite) {
    Header header = invite.getHeader(PIN_HEADER);
    if (header == null) {
      return null;
    }
    String line = header.toString();
    return line.substring(line.indexOf(':') + 1).strip();
  }

  private static CallerLine caller(Address from) {
    String name = from.getDisplayName();
    String host = from.getURI() instanceof SipURI sip ? sip.getHost() : "";
    return new CallerLine(user(from.getURI()), host, name == null ? "" : name);
  }

  /** The user part, or the number of a tel: URI; empty when there is none that can be read. */
  private static String user(URI uri) {
    if (uri instanceof TelURL tel) {
      return (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber();
    }
    String user = uri instanceof SipURI sip ? sip.getUser() : null;
    return user == null ? "" : unescaped(user);
  }

  static String unescaped(String user) {
    try {
      return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
