package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
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

  /**
   * @param otherwise target when the answer has no usable Contact
   */
  static Input.Answered answered(SIPResponse response, String otherwise) {
    String tag = response.getToTag();
    String contact = Targets.contact(response);
    return new Input.Answered(
        tag == null ? "" : tag, contact == null ? otherwise : contact, Targets.routeSet(response));
  }
}
