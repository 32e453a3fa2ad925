package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.platform.Ids;

/** Settings and ids of calls between two parties. */
@Singleton
class PairBasics {
  private final PairSettings settings;
  private final Ids ids;

  @Inject
  PairBasics(PairSettings settings, Ids ids) {
    this.settings = settings;
    this.ids = ids;
  }

  PairSettings settings() {
    return settings;
  }

  Ids ids() {
    return ids;
  }
}
