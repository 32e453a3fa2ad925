package org.switchhook.call;

/** Something on its way into the database behind a running call. */
sealed interface Entry permits CallFact.Changed, Traced, Unplaced, Mark {}
