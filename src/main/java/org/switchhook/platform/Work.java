package org.switchhook.platform;

import java.util.concurrent.Executor;

/**
 * The shared pool for work that may wait for the database or another system for a short time. A
 * SIP, socket or {@link Turns turn} thread hands its work over here and goes on.
 */
public interface Work extends Executor {}
