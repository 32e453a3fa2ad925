package org.switchhook.address;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP address of record, {@code sip:user@host} or {@code sip:user@host:port} (RFC 3261 19.1).
 * Parameters and headers are refused: what is dialled from outside must not choose a route.
 */
public record SipAddress(String user, String host, int port) implements Party {
  private static final String USER = "[A-Za-z0-9_.!~*'()+-]{1,64}";
  private static final String HOST =
      "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])";
  private static final Pattern FORM =
      Pattern.compile(
          "sip:(" + USER + ")@(" + HOST + ")(?::([0-9]{1,5}))?", Pattern.CASE_INSENSITIVE);
  private static final int SHOWN = 2;

  /** Port value that means the default of the transport. */
  public static final int DEFAULT_PORT = -1;

  /**
   * @throws IllegalArgumentException when a part has another form or the port is not 1 to 65535
   */
  public SipAddress {
    host = host.toLowerCase(Locale.ROOT);
    if (!user.matches(USER) || !host.matches(HOST)) {
      throw new IllegalArgumentException("not a SIP address");
    }
    if (port != DEFAULT_PORT && (port < 1 || port > 65535)) {
      throw new IllegalArgumentException("not a port from 1 to 65535");
    }
  }

  /**
   * @throws IllegalArgumentException when the text is not sip:user@host or sip:user@host:port
   */
  public static SipAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not sip:user@host or sip:user@host:port");
    }
    String port = parts.group(3);
    return new SipAddress(
        parts.group(1), parts.group(2), port == null ? DEFAULT_PORT : Integer.parseInt(port));
  }

  @Override
  public String masked() {
    return "sip:" + user.substring(0, Math.min(SHOWN, user.length())) + "…@" + host;
  }

  @Override
  public String text() {
    return "sip:" + user + "@" + host + (port == DEFAULT_PORT ? "" : ":" + port);
  }

  @Override
  public String toString() {
    return masked();
  }
}
