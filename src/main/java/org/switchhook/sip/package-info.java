/**
 * SIP: the one package that sees JAIN-SIP. Speaks for calls ({@code Signalling}), answers the
 * network, keeps no dialog.
 */
@NullMarked
package org.switchhook.sip;

import org.jspecify.annotations.NullMarked;
