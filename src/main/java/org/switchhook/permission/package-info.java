/** What people may do, set for a user or a domain and inherited down the tree; its REST. */
@NullMarked
package org.switchhook.permission;

import org.jspecify.annotations.NullMarked;
