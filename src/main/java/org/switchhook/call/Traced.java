package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;

/**
 * How a call could be ended from now on.
 *
 * @param trace null when it is over on the wire and nothing is left to end
 */
public record Traced(CallId call, @Nullable Trace trace) implements Entry {}
