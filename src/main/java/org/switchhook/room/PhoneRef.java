package org.switchhook.room;

import org.switchhook.address.CallId;

/** Names a phone of a room. */
public sealed interface PhoneRef {
  /** By the public id of its presence, which it has from its answer on. */
  record BySession(String sessionId) implements PhoneRef {}

  /** By its call, from the start of the call on. */
  record ByCall(CallId call) implements PhoneRef {}
}
