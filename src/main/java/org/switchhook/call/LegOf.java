package org.switchhook.call;

/**
 * Which leg of a call between two parties a call is.
 *
 * @param call id of that call
 * @param side word of its side, such as {@code caller}
 */
public record LegOf(String call, String side) {}
