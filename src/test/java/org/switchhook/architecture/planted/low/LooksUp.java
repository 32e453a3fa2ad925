package org.switchhook.architecture.planted.low;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.switchhook.architecture.planted.high.High;

/** Breaks the rules on purpose. */
class LooksUp {
  final High high = new High();
  final Instant time = Instant.now();
  final UUID id = UUID.randomUUID();
  final Random random = new Random();

  void waits() throws InterruptedException {
    Thread.sleep(1);
  }
}
