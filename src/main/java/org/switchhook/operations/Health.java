package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.switchhook.platform.Turns;

/**
 * Whether this process works at all (else it has to be started anew) and whether it can serve now
 * (else others should be asked). Safe for use by many threads; may wait up to two seconds.
 */
@Singleton
public class Health {
  private final Pulse turns;
  private final List<Dependency> dependencies;

  @Inject
  Health(Turns turns, HealthSettings settings, Clock clock, Dependencies dependencies) {
    this(
        new Pulse(turns, () -> true, settings.turnTime(), settings.kept(), clock),
        dependencies.all());
  }

  Health(Pulse turns, List<Dependency> dependencies) {
    this.turns = turns;
    this.dependencies = List.copyOf(dependencies);
  }

  /** Up when the threads that run calls and rooms still take their turns. */
  State live() {
    return State.of(turns.beats());
  }

  /** Everything at one moment. */
  HealthDetails now() {
    return HealthDetails.of(live(), dependencies.stream().map(Dependency::condition).toList());
  }
}
