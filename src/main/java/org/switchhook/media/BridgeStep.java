package org.switchhook.media;

import java.util.List;

/** The outcome of one input of a bridge. */
record BridgeStep(Bridge next, List<BridgeEffect> effects) {
  BridgeStep {
    effects = List.copyOf(effects);
  }
}
