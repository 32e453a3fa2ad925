package org.switchhook.dialling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchhook.address.SipAddress;

/**
 * A host that SIP addresses may name: {@code host}, {@code host:port}, with {@code /tcp} or {@code
 * /udp} behind it. Without a port every port of the host may be called.
 */
record SipHost(String host, int port, String transport) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?(?:/(udp|tcp))?");

  /**
   * @throws IllegalArgumentException naming the setting when the text has another form
   */
  static SipHost parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "switchhook.dialling.sip-hosts must list host, host:port or host:port/tcp");
    }
    int port = parts.group(2) == null ? SipAddress.DEFAULT_PORT : Integer.parseInt(parts.group(2));
    return new SipHost(parts.group(1), port, parts.group(3) == null ? "udp" : parts.group(3));
  }

  boolean covers(SipAddress address) {
    return host.equalsIgnoreCase(address.host())
        && (port == SipAddress.DEFAULT_PORT || port == address.port());
  }
}
