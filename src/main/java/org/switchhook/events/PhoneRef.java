package org.switchhook.events;

import org.switchhook.address.CallId;

/** Which phone a control is for. */
sealed interface PhoneRef {
  /** A phone that has joined. */
  record BySession(String sessionId) implements PhoneRef {}

  /** A phone that may still ring. */
  record ByCall(CallId call) implements PhoneRef {}
}
