/** Who is asking: verified tokens, callers and their roles. */
@NullMarked
package org.switchhook.security;

import org.jspecify.annotations.NullMarked;
