package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Dialog;

/** The headers that every request of a dialog has (RFC 3261 8.1.1, 12.2.1.1). */
@Singleton
class RequestHead {
  private static final int MAX_FORWARDS = 70;
  private static final String TRANSPORT = "transport";

  private final LocalSide local;

  @Inject
  RequestHead(LocalSide local) {
    this.local = local;
  }

  /**
   * A request without body, with Via, Max-Forwards, From, To, Call-ID, CSeq, Route and User-Agent.
   * UDP unless the next hop's URI names another transport; our bodies are small enough that the
   * switch to TCP of RFC 3261 18.1.1 is not made.
   *
   * @param cseq number of the request
   * @param branch Via branch
   * @param toTag the peer's tag, null outside a dialog
   * @throws ParseException when a part of the dialog cannot stand in a message
   */
  Request write(String method, Dialog dialog, long cseq, String branch, @Nullable String toTag)
      throws ParseException, InvalidArgumentException {
    SipURI target = Parts.uri(dialog.remoteTarget());
    List<RouteHeader> routes = routes(dialog);
    ViaHeader via = local.via(transport(dialog), branch);
    Request request =
        Parts.MESSAGES.createRequest(
            target,
            method,
            Parts.HEADERS.createCallIdHeader(Parts.checked(dialog.callId())),
            Parts.HEADERS.createCSeqHeader(cseq, method),
            from(dialog),
            to(dialog, toTag),
            new ArrayList<>(List.of(via)),
            Parts.HEADERS.createMaxForwardsHeader(MAX_FORWARDS));
    for (RouteHeader route : routes) {
      request.addHeader(route);
    }
    local.sign(request);
    return request;
  }

  /** The transport of the next hop: of the first route, or else of the target. */
  static String transport(Dialog dialog) throws ParseException {
    String named = nextHop(dialog).getTransportParam();
    return named == null ? "udp" : named;
  }

  /** The first route, or else the target. */
  static SipURI nextHop(Dialog dialog) throws ParseException {
    List<String> routes = dialog.routeSet();
    return Parts.uri(routes.isEmpty() ? dialog.remoteTarget() : routes.get(0));
  }

  private static List<RouteHeader> routes(Dialog dialog) throws ParseException {
    List<RouteHeader> routes = new ArrayList<>();
    for (String route : dialog.routeSet()) {
      routes.add(Parts.HEADERS.createRouteHeader(Parts.address(Parts.uri(route))));
    }
    return routes;
  }

  private static FromHeader from(Dialog dialog) throws ParseException {
    return Parts.HEADERS.createFromHeader(
        party(dialog.localUri()), Parts.checked(dialog.localTag()));
  }

  private static ToHeader to(Dialog dialog, @Nullable String tag) throws ParseException {
    return Parts.HEADERS.createToHeader(
        party(dialog.remoteUri()), tag == null || tag.isEmpty() ? null : Parts.checked(tag));
  }

  /** Without the transport, which is not allowed here (RFC 3261 table 1). */
  private static Address party(String text) throws ParseException {
    URI uri = Parts.anyUri(text);
    if (uri instanceof SipURI sip) {
      sip.removeParameter(TRANSPORT);
    }
    return Parts.address(uri);
  }
}
