package org.switchhook.call;

/**
 * An offer that the phone made by itself and that its bridge has not answered yet.
 *
 * @param target where the phone wants requests from now on, when it is answered
 * @param invite true for a re-INVITE, false for an UPDATE (RFC 3311)
 * @param terms what it says about how the session lives
 */
record PhoneOffer(
    RequestKey key, long cseq, Media offer, String target, boolean invite, PeerTerms terms) {}
