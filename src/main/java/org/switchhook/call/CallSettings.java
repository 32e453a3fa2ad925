package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits of calls, from configuration. */
@Singleton
public class CallSettings {
  private final int maxCalls;
  private final Duration t1;
  private final Duration t2;
  private final ReferTimes refer;
  private final SessionSettings sessions;

  @Inject
  public CallSettings(
      @ConfigProperty(name = "switchhook.call.max-live") int maxCalls,
      @ConfigProperty(name = "switchhook.call.t1") Duration t1,
      @ConfigProperty(name = "switchhook.call.t2") Duration t2,
      ReferTimes refer,
      SessionSettings sessions) {
    this.maxCalls = maxCalls;
    this.t1 = t1;
    this.t2 = t2;
    this.refer = refer;
    this.sessions = sessions;
  }

  int maxCalls() {
    return maxCalls;
  }

  CallTimes times(IncomingOrder order) {
    return new CallTimes(order.ring(), order.maxDuration(), t1, t2, refer, sessions.times());
  }

  /** For a call that is only to be ended. */
  CallTimes timesOfTheLost() {
    return new CallTimes(Duration.ZERO, Duration.ZERO, t1, t2, refer);
  }

  CallTimes times(CallOrder order) {
    return new CallTimes(order.ringTimeout(), order.maxDuration(), t1, t2, refer, sessions.times());
  }
}
