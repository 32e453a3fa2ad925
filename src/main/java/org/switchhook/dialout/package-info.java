/** "We call somebody into a room": taking the wish, storing it, placing the call; its REST. */
@NullMarked
package org.switchhook.dialout;

import org.jspecify.annotations.NullMarked;
