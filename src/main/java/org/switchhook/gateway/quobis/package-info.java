/** The part of the Quobis WAC interface that is served here, in its own words. */
@NullMarked
package org.switchhook.gateway.quobis;

import org.jspecify.annotations.NullMarked;
