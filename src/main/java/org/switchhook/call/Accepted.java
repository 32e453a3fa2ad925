package org.switchhook.call;

/**
 * A call that is stored and may be placed.
 *
 * @param dialog of its INVITE
 */
public record Accepted(Call call, Dialog dialog) {}
