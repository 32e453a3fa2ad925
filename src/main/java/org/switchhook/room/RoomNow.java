package org.switchhook.room;

import java.util.function.Predicate;
import org.switchhook.security.Caller;

/**
 * What the store says of an open room at one moment, whoever asks.
 *
 * @param sees whether a caller may enter it
 */
record RoomNow(String name, String dialIn, Predicate<Caller> sees) {}
