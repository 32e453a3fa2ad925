/** JSON-RPC 2.0: requests, replies, notifications, error codes. Knows no method. */
@NullMarked
package org.switchhook.rpc;

import org.jspecify.annotations.NullMarked;
