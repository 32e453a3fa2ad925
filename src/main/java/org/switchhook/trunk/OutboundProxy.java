package org.switchhook.trunk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that gets what is sent to somebody else (RFC 3261 8.1.2): {@code host}, {@code
 * host:port}, with {@code /tcp} or {@code /udp} behind it.
 *
 * @param host name or address in small letters; IPv6 in brackets
 * @param port 1 to 65535
 * @param transport {@code udp} or {@code tcp}
 */
public record OutboundProxy(String host, int port, String transport) {
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])"
              + "(?::([0-9]{1,5}))?(?:/(udp|tcp))?");
  private static final int SIP_PORT = 5060;
  private static final int LAST_PORT = 65535;

  /**
   * @param setting where the text stands
   * @throws IllegalArgumentException naming the setting when the text has another form
   */
  public static OutboundProxy parse(String setting, String text) {
    Matcher parts = FORM.matcher(text.strip());
    int port =
        parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : SIP_PORT;
    if (!parts.matches() || port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(setting + " must be host, host:port or host:port/tcp");
    }
    String transport = parts.group(3) == null ? "udp" : parts.group(3);
    return new OutboundProxy(parts.group(1).toLowerCase(Locale.ROOT), port, transport);
  }

  /** As the Route header of a request names it; with {@code lr}, so that the request URI stays. */
  public String route() {
    return "sip:" + host + ":" + port + ";transport=" + transport + ";lr";
  }
}
