package org.switchhook.call;

/** What a digest challenge said (RFC 8760); only the SIP side looks into it. */
public interface Challenge {}
