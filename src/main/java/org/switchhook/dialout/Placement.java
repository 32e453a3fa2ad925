package org.switchhook.dialout;

import org.switchhook.call.CallOrder;

/**
 * A call that is stored and not placed yet.
 *
 * @param view what its caller is answered
 */
record Placement(CallOrder order, CallView view) {}
