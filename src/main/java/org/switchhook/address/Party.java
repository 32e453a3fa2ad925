package org.switchhook.address;

/**
 * The other end of a call: a telephone number, a short code, a SIP address, or a caller who does
 * not say who he is.
 */
public sealed interface Party permits Dialled, SipAddress, Withheld {
  /** For people and logs: enough to recognise, too little to call. Also what toString gives. */
  String masked();

  /** The whole address in its stored form; for the network and for those who may see it. */
  String text();
}
