package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/** The outcome of one input: the next state, and what is to be done, in order. */
public record Step(CallState next, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }

  static Step to(CallState next, Effect... effects) {
    return new Step(next, List.of(effects));
  }

  /** The same step with one effect done before the others. */
  Step after(Effect first) {
    List<Effect> all = new ArrayList<>();
    all.add(first);
    all.addAll(effects);
    return new Step(next, all);
  }

  /** The same step with one effect done after the others. */
  Step then(Effect last) {
    List<Effect> all = new ArrayList<>(effects);
    all.add(last);
    return new Step(next, all);
  }

  /** Both steps; the second one begins where this one leads. */
  Step then(Step second) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(second.effects());
    return new Step(second.next(), all);
  }
}
