package org.switchhook.operations;

import java.util.List;

/** What an admin may know. */
record HealthDetails(State live, State ready, List<Condition> dependencies) {
  static HealthDetails of(State live, List<Condition> conditions) {
    boolean ready = conditions.stream().allMatch(Condition::lets);
    return new HealthDetails(live, State.of(ready), conditions);
  }

  HealthView bare() {
    return new HealthView(live, ready);
  }

  boolean isGood() {
    return live == State.UP && ready == State.UP;
  }
}
