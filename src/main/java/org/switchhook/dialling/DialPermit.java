package org.switchhook.dialling;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.Party;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;
import org.switchhook.trunk.Trunk;

/**
 * The proof that a call may leave: nothing sends an INVITE without one, and only {@code
 * DiallingGate} makes one. Immutable.
 */
public final class DialPermit {
  private final Party party;
  private final TrunkId trunk;
  private final String requestUri;
  private final String from;
  private final @Nullable String route;

  /**
   * @param route see {@link #route}
   */
  DialPermit(Party party, TrunkId trunk, String requestUri, String from, @Nullable String route) {
    this.party = party;
    this.trunk = trunk;
    this.requestUri = requestUri;
    this.from = from;
    this.route = route;
  }

  public Party party() {
    return party;
  }

  public TrunkId trunk() {
    return trunk;
  }

  /** SIP URI with host, port and transport of who is called; becomes the request URI. */
  public String requestUri() {
    return requestUri;
  }

  /** SIP URI of the proxy that the request goes to first; null when it goes to who is called. */
  public @Nullable String route() {
    return route;
  }

  /**
   * As if the other party called: what a phone that is talked to directly shows. A trunk is shown
   * the number that is its own, whoever calls.
   */
  public DialPermit showing(Party other) {
    return trunk.equals(Trunk.DIRECT) && other instanceof SipAddress address
        ? new DialPermit(party, trunk, requestUri, address.text(), route)
        : this;
  }

  /** SIP URI of our From. */
  public String from() {
    return from;
  }

  @Override
  public String toString() {
    return "permit for " + party + " over " + trunk;
  }
}
