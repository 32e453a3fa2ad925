package org.switchhook.trunk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.TrunkId;

/**
 * One way into the telephone network.
 *
 * @param host name or address of the peer
 * @param port 1 to 65535
 * @param transport {@code udp} or {@code tcp}
 * @param domain host part of our From and of the request URI; the peer's host when not configured
 * @param callerNumber user part of our From
 * @param user name for digest authentication, null when the peer asks for none
 * @param password secret for digest authentication, null as above
 * @param realm the only realm whose challenges get credentials; null for any that the peer names
 */
public record Trunk(
    TrunkId id,
    String host,
    int port,
    String transport,
    String domain,
    String callerNumber,
    @Nullable String user,
    @Nullable String password,
    @Nullable String realm) {

  /** Stands where there is no trunk: a listed SIP host, to which no credentials belong. */
  public static final TrunkId DIRECT = new TrunkId("direct");

  /**
   * Names of hosts are kept in small letters.
   *
   * @throws IllegalArgumentException when the id is {@link #DIRECT}
   */
  public Trunk {
    if (id.equals(DIRECT)) {
      throw new IllegalArgumentException("no trunk may be called " + id);
    }
    host = host.toLowerCase(Locale.ROOT);
    domain = domain.toLowerCase(Locale.ROOT);
  }

  /** True when a challenge of that realm may be answered with this trunk's credentials. */
  public boolean isRealm(String named) {
    return realm == null || realm.equals(named);
  }

  @Override
  public String toString() {
    return "trunk " + id + " at " + host + ":" + port + "/" + transport;
  }
}
