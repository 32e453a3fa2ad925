/**
 * One call to one phone: its pure state machine, the loop that runs it, its facts, and the port
 * through which it speaks SIP.
 */
@NullMarked
package org.switchhook.call;

import org.jspecify.annotations.NullMarked;
