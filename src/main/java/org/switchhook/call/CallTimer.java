package org.switchhook.call;

/** The timers of a call; those of SIP transactions are the stack's. */
public enum CallTimer {
  /** No answer in the time allowed for ringing. */
  RING,
  /** The answered call has lasted as long as it may. */
  DURATION,
  /** A withdrawn INVITE got no final response (RFC 3261 9.1, 64*T1). */
  WITHDRAWN,
  /** Our 2xx to an INVITE has no ACK yet (RFC 3261 13.3.1.4). */
  REPEAT,
  /** Our re-INVITE met one of the phone and is sent again (RFC 3261 14.1). */
  GLARE,
  /** A re-INVITE that was given up got no final response (RFC 3261 9.1, 64*T1). */
  GIVEN_UP,
  /** A phone has told nothing of what our REFER asked for. */
  REFER,
  /** The phone's REFER waits for a decision, or for the end of what it asked for. */
  REFERRED,
  /** The call has ended; late answers of a fork are ACKed and ended until this runs out. */
  LINGER
}
