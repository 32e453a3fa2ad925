/** Ways into the telephone network, as configured. */
@NullMarked
package org.switchhook.trunk;

import org.jspecify.annotations.NullMarked;
