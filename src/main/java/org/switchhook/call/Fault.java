package org.switchhook.call;

/** Whose doing the end of a call was. */
public enum Fault {
  NONE,
  US,
  CUSTOMER,
  TRUNK,
  CALLEE,
  NETWORK,
  UNKNOWN
}
