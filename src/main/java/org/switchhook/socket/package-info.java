/**
 * What every socket endpoint needs: bounded sending, heartbeat, limits, numbers and resume. Knows
 * no message.
 */
@NullMarked
package org.switchhook.socket;

import org.jspecify.annotations.NullMarked;
