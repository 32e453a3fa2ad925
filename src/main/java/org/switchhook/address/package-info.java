/**
 * Values that name people, places and calls; each refuses nonsense when it is made and prints
 * itself masked.
 */
@NullMarked
package org.switchhook.address;

import org.jspecify.annotations.NullMarked;
