package org.switchhook.security;

/**
 * The fact that a verified token has named this caller; fired at every such token, on the thread
 * that verified it, which may wait.
 *
 * @param username what the issuer calls him among people; not checked, and no proof of anything
 */
public record CallerSeen(Caller caller, String username) {}
