package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.RecordRouteHeader;
import org.jspecify.annotations.Nullable;

/** Where a peer wants requests of a dialog sent (RFC 3261 12.1.2). */
final class Targets {
  private Targets() {}

  /** The Contact URI; null when there is none or it is no sip: URI. */
  static @Nullable String contact(SIPMessage message) {
    if (message.getHeader(ContactHeader.NAME) instanceof ContactHeader header) {
      return uri(header.getAddress());
    }
    return null;
  }

  /** The Record-Route URIs of a response, the one next to us first. */
  static List<String> routeSet(SIPMessage response) {
    List<String> routes = routes(response);
    Collections.reverse(routes);
    return routes;
  }

  /** The Record-Route URIs in order; in a request the first is next to us (RFC 3261 12.1.1). */
  static List<String> routes(SIPMessage message) {
    List<String> routes = new ArrayList<>();
    Iterator<?> headers = message.getHeaders(RecordRouteHeader.NAME);
    while (headers.hasNext()) {
      String uri =
          headers.next() instanceof RecordRouteHeader route ? uri(route.getAddress()) : null;
      if (uri != null) {
        routes.add(uri);
      }
    }
    return routes;
  }

  private static @Nullable String uri(@Nullable Address address) {
    if (address == null || !(address.getURI() instanceof SipURI uri)) {
      return null;
    }
    try {
      return Parts.uri(uri.toString()).toString();
    } catch (ParseException e) {
      return null;
    }
  }
}
