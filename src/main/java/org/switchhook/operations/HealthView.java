package org.switchhook.operations;

/** What everybody may know. */
record HealthView(State live, State ready) {}
