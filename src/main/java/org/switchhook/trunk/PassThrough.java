package org.switchhook.trunk;

import org.switchhook.address.Person;
import org.switchhook.address.SipAddress;

/**
 * Where calls go on that come from a trunk, with this server between the two parties.
 *
 * @param host name or address, with a port or without
 * @param owner whose calls they are: what he may do limits them, and he may command them
 */
public record PassThrough(String host, Person owner) {
  /**
   * Whom such a call is for.
   *
   * @throws IllegalArgumentException when no SIP address has that user part
   */
  public SipAddress callee(String user) {
    return SipAddress.parse("sip:" + user + "@" + host);
  }
}
