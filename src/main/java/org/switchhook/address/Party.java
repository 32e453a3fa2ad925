package org.switchhook.address;

/** Somebody who can be called: a telephone number, a short code, or a SIP address. */
public sealed interface Party permits Dialled, SipAddress {
  /** For people and logs: enough to recognise, too little to call. Also what toString gives. */
  String masked();

  /** The whole address in its stored form; for the network and for those who may see it. */
  String text();
}
