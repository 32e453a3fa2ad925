package org.switchhook.webhook;

/**
 * What came of a {@link Replay}.
 *
 * @param replayed how many wait now to be sent again
 * @param left how many more there are, for which there was no room
 */
record Replayed(int replayed, int left) {}
