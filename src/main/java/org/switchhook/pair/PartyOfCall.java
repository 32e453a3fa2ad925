package org.switchhook.pair;

/** One side of one call. */
public record PartyOfCall(String callid, Side side) {}
