/** Time, ids, randomness, threads and errors that every feature uses. Knows no business word. */
@NullMarked
package org.switchhook.platform;

import org.jspecify.annotations.NullMarked;
