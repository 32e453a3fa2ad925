package org.switchhook.call;

import org.switchhook.address.CallId;

/**
 * A call that is perhaps stored, because its transaction failed at the last moment, and whose
 * INVITE never left.
 */
record Unplaced(CallId call) implements Entry {}
