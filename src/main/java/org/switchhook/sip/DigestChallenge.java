package org.switchhook.sip;

import org.jspecify.annotations.Nullable;
import org.switchhook.call.Challenge;

/**
 * A digest challenge that we can answer.
 *
 * @param proxy true for 407, answered by Proxy-Authorization
 * @param opaque given back as it came, null when there was none
 * @param named false when the peer named no algorithm, which means MD5
 * @param qop true when the peer offered {@code auth}
 * @param stale only the nonce was old
 * @param cnonce our own nonce, chosen once, so that an ACK repeats what its INVITE had
 */
record DigestChallenge(
    boolean proxy,
    String realm,
    String nonce,
    @Nullable String opaque,
    DigestAlgorithm algorithm,
    boolean named,
    boolean qop,
    boolean stale,
    String cnonce)
    implements Challenge {}
