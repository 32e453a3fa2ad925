package org.switchhook.call;

import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;

/** A call that an earlier process left on the wire; its record has ended. */
record LostCall(CallId id, TrunkId trunk, Trace trace) {}
