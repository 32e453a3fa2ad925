/**
 * The sandbox trunk: a simulated SIP peer on loopback for development and tests. It shares no code
 * with the real SIP side.
 */
@NullMarked
package org.switchhook.sandbox;

import org.jspecify.annotations.NullMarked;
