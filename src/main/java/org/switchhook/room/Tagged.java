package org.switchhook.room;

/**
 * A view with the entity tag of the version it shows.
 *
 * @param tag without quotes
 */
record Tagged<T>(String tag, T view) {}
