/**
 * The socket /events: sessions of people, the audience of a room, and the wire form of its facts.
 */
@NullMarked
package org.switchhook.events;

import org.jspecify.annotations.NullMarked;
