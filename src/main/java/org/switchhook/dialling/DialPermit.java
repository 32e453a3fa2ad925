package org.switchhook.dialling;

import org.switchhook.address.Party;
import org.switchhook.address.TrunkId;

/**
 * The proof that a call may leave: nothing sends an INVITE without one, and only {@code
 * DiallingGate} makes one. Immutable.
 */
public final class DialPermit {
  private final Party party;
  private final TrunkId trunk;
  private final String requestUri;
  private final String from;

  DialPermit(Party party, TrunkId trunk, String requestUri, String from) {
    this.party = party;
    this.trunk = trunk;
    this.requestUri = requestUri;
    this.from = from;
  }

  public Party party() {
    return party;
  }

  public TrunkId trunk() {
    return trunk;
  }

  /** SIP URI with host, port and transport of the next hop; becomes the request URI. */
  public String requestUri() {
    return requestUri;
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
