/** May this be called, and as whom: the one gate that every outgoing INVITE passes. */
@NullMarked
package org.switchhook.dialling;

import org.jspecify.annotations.NullMarked;
