/** Who there is: domains as a tree, and the users in them with their telephone numbers. */
@NullMarked
package org.switchhook.directory;

import org.jspecify.annotations.NullMarked;
