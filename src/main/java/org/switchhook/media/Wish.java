package org.switchhook.media;

import org.switchhook.address.CallId;
import org.switchhook.call.Mute;

/**
 * Somebody wants a phone muted.
 *
 * @param id names the wish to who waits for its outcome
 */
record Wish(long id, CallId call, Mute mute) {}
