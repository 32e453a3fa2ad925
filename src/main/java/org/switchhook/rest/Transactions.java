package org.switchhook.rest;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Draws the borders of a transaction inside of a method. */
@Singleton
class Transactions {
  /** Runs the work in a transaction of its own; any exception rolls it back and comes out. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  <T> T separate(Supplier<T> work) {
    return work.get();
  }
}
