package org.switchhook.security;

/** How it went when the issuer's keys were last wanted. */
public enum IssuerContact {
  NOT_CONFIGURED,
  /** No token has come that needs its keys. */
  NOT_ASKED,
  ANSWERED,
  FAILED
}
