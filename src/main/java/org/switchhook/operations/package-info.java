/** What those who run the server ask it: whether it lives, and whether it can serve. */
@NullMarked
package org.switchhook.operations;

import org.jspecify.annotations.NullMarked;
