package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * What a message of the phone says about how its session lives, beside its own sense.
 *
 * @param timer it supports session timers (RFC 4028)
 * @param expires its Session-Expires in seconds, 0 for none
 * @param refresher null when it names none
 * @param minSe its Min-SE in seconds, 0 for none
 * @param updates whether its Allow has UPDATE; null when it has no Allow
 * @param retryAfter its Retry-After in seconds, -1 for none
 */
public record PeerTerms(
    boolean timer,
    long expires,
    @Nullable Refresher refresher,
    long minSe,
    @Nullable Boolean updates,
    long retryAfter) {
  public static final PeerTerms NONE = new PeerTerms(false, 0, null, 0, null, -1);
}
