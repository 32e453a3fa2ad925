package org.switchhook.call;

import java.util.List;

/** The outcome of one input: the next state, and what is to be done, in order. */
public record Step(CallState next, List<Effect> effects) {
  static Step to(CallState next, Effect... effects) {
    return new Step(next, List.of(effects));
  }
}
