package org.switchhook.pair;

import org.jspecify.annotations.Nullable;

/**
 * A call to be made between two parties. Unchecked.
 *
 * @param caller SIP address or telephone number of who is rung first
 * @param callee the same of who is rung then
 * @param alias another name of the call while it lives, such as the id of the command that started
 *     it; null for none
 */
public record StartOrder(String caller, String callee, @Nullable String alias) {}
