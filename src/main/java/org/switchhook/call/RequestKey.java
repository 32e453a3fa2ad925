package org.switchhook.call;

/**
 * Names one request that came in, so that it can be answered once: the SIP side's branch and
 * method. A repetition of the request has the same key.
 */
public record RequestKey(String value) {}
