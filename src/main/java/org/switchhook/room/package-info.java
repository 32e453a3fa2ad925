/** Rooms, who may enter them, who is in them, and what everybody in them sees. */
@NullMarked
package org.switchhook.room;

import org.jspecify.annotations.NullMarked;
