/**
 * "Somebody calls us": which room an INVITE of a trunk is for, whether its caller may enter, and
 * the answer.
 */
@NullMarked
package org.switchhook.inbound;

import org.jspecify.annotations.NullMarked;
