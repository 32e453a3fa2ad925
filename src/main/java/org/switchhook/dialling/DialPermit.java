package org.switchhook.dialling;

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

  /**
   * As if the other party called: what a phone that is talked to directly shows. A trunk is shown
   * the number that is its own, whoever calls.
   */
  public DialPermit showing(Party other) {
    return trunk.equals(Trunk.DIRECT) && other instanceof SipAddress address
        ? new DialPermit(party, trunk, requestUri, address.text())
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
