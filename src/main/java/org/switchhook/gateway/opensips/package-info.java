/**
 * The socket {@code /call-api} of the OpenSIPS Call API, in its own words: JSON-RPC in, commands on
 * calls between two parties, notifications out.
 */
@NullMarked
package org.switchhook.gateway.opensips;

import org.jspecify.annotations.NullMarked;
