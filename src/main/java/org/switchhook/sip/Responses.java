package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.util.Locale;
import javax.sip.ListeningPoint;
import org.switchhook.call.Input;
import org.switchhook.platform.Text;

/** Reads responses. */
final class Responses {
  private static final int MAX_REASON = 128;

  private Responses() {}

  /** The reason phrase, cleaned: it is the carrier's text and goes to people. */
  static String reason(SIPResponse response) {
    String reason = response.getReasonPhrase();
    return reason == null ? "" : Text.clean(reason, MAX_REASON);
  }

  /** Empty when there is none. */
  static String toTag(SIPResponse response) {
    String tag = response.getToTag();
    return tag == null ? "" : tag;
  }

  /** What our INVITE had in its request line, as far as a response to it tells. */
  static String invited(SIPResponse response) {
    String uri = response.getTo().getAddress().getURI().toString();
    String transport = response.getTopmostVia().getTransport();
    return ListeningPoint.UDP.equalsIgnoreCase(transport)
        ? uri
        : uri + ";transport=" + transport.toLowerCase(Locale.ROOT);
  }

  /**
   * @param otherwise target when the answer has no usable Contact
   */
  static Input.Answered answered(SIPResponse response, String otherwise) {
    String contact = Targets.contact(response);
    String body = Bodies.type(response).equals(Bodies.SDP) ? Bodies.text(response) : null;
    return new Input.Answered(
        toTag(response), contact == null ? otherwise : contact, Targets.routeSet(response), body);
  }
}
