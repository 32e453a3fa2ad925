package org.switchhook.call;

/**
 * A place in the order of what is written.
 *
 * @param reached runs when all before it is in the database; must not wait
 */
record Mark(Runnable reached) implements Entry {}
