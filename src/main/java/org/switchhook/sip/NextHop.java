package org.switchhook.sip;

import java.text.ParseException;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import org.switchhook.call.Dialog;

/**
 * Where the next request of a dialog goes.
 *
 * @param name the same for all dialogs that share it
 * @param quick true when sending cannot wait: by UDP to an IP address
 */
record NextHop(String name, boolean quick) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  /**
   * @throws ParseException when the dialog has no usable URI
   */
  static NextHop of(Dialog dialog) throws ParseException {
    SipURI uri = RequestHead.nextHop(dialog);
    String transport = RequestHead.transport(dialog);
    String host = host(uri);
    boolean quick = transport.equalsIgnoreCase("udp") && ADDRESS.matcher(host).matches();
    return new NextHop(transport + " " + host + ":" + uri.getPort(), quick);
  }

  /** Name or address of the host to which the next request of a dialog goes. */
  static String host(Dialog dialog) throws ParseException {
    return host(RequestHead.nextHop(dialog));
  }

  private static String host(SipURI uri) {
    return uri.getMAddrParam() == null ? uri.getHost() : uri.getMAddrParam();
  }
}
