package org.switchhook.platform;

import java.util.concurrent.Executor;

/**
 * The shared pool for turns of calls, rooms, sessions and for timers: short pieces of computing
 * that never wait for the database, a peer or a lock that others hold while they wait. Whoever must
 * wait belongs on {@link Work}; on this pool he would hold up calls.
 */
public interface Turns extends Executor {}
