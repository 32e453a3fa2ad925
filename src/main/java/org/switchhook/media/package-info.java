/** What joins the phones of a room: two of them directly, by passing their descriptions across. */
@NullMarked
package org.switchhook.media;

import org.jspecify.annotations.NullMarked;
