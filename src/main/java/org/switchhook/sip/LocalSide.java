package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.header.AllowHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.SupportedHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/** What we say about ourselves in messages. */
@Singleton
class LocalSide {
  /** The methods we serve. */
  private static final List<String> METHODS =
      List.of(
          Request.INVITE,
          Request.ACK,
          Request.BYE,
          Request.CANCEL,
          Request.OPTIONS,
          Request.INFO,
          Request.UPDATE,
          Request.REFER,
          Request.NOTIFY);

  private static final String PRODUCT = "Switchhook";

  private final String host;
  private final int port;
  private final Extensions extensions;

  @Inject
  LocalSide(SipSettings settings, Extensions extensions) {
    this.extensions = extensions;
    this.host = settings.publicAddress();
    this.port = settings.port();
  }

  ViaHeader via(String transport, String branch) throws ParseException, InvalidArgumentException {
    ViaHeader via =
        Parts.HEADERS.createViaHeader(
            host, port, transport.toUpperCase(Locale.ROOT), Parts.checked(branch));
    via.setRPort(); // RFC 3581: the answer comes back the way the request went
    return via;
  }

  /** True when a Via names us: the response answers a request of this node. */
  boolean owns(ViaHeader via) {
    int viaPort = via.getPort() == -1 ? 5060 : via.getPort();
    return via.getHost().equalsIgnoreCase(host) && viaPort == port;
  }

  ContactHeader contact(String transport) throws ParseException {
    SipURI uri = Parts.uri("sip:" + host + ":" + port);
    if (!transport.equalsIgnoreCase("udp")) {
      uri.setTransportParam(transport.toLowerCase(Locale.ROOT));
    }
    return Parts.HEADERS.createContactHeader(Parts.address(uri));
  }

  /** The value of Allow. */
  static String allow() {
    return String.join(", ", METHODS);
  }

  /** Names the methods that we serve and the extensions that we have. */
  void introduce(Message message) throws ParseException {
    message.setHeader(Parts.header(AllowHeader.NAME, allow()));
    message.setHeader(supported());
  }

  Header supported() throws ParseException {
    return Parts.header(SupportedHeader.NAME, String.join(", ", extensions.supported()));
  }

  void sign(Request request) throws ParseException {
    request.setHeader(Parts.HEADERS.createUserAgentHeader(List.of(PRODUCT)));
  }
}
