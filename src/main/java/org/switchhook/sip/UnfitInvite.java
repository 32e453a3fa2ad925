package org.switchhook.sip;

import java.util.List;
import javax.sip.header.Header;

/** An INVITE that nobody need look at: the response that it deserves. */
final class UnfitInvite extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient List<Header> headers;

  /**
   * @param reason phrase that names what is wrong
   */
  UnfitInvite(int code, String reason, Header... headers) {
    super(reason, null, false, false);
    this.code = code;
    this.headers = List.of(headers);
  }

  int code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  List<Header> headers() {
    return headers;
  }
}
