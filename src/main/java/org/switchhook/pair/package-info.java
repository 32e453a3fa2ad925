/**
 * Calls between two parties, in which we are the back-to-back user agent, and what may be commanded
 * of them: start, hold, resume, transfer, end. Once, for all faces.
 */
@NullMarked
package org.switchhook.pair;

import org.jspecify.annotations.NullMarked;
