package org.switchhook.pair;

import org.switchhook.address.Party;
import org.switchhook.call.IncomingCall;
import org.switchhook.security.Caller;

/**
 * A call that came in and is to go on to somebody else.
 *
 * @param owner whose call it is
 * @param callee SIP address or telephone number of who is called
 * @param shown what of the caller the callee may see
 */
public record Passage(IncomingCall call, Caller owner, String callee, Party shown) {}
