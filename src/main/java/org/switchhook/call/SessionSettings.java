package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Session timers (RFC 4028), from configuration. */
@Singleton
public class SessionSettings {
  private final SessionTimes times;

  @Inject
  public SessionSettings(
      @ConfigProperty(name = "switchhook.call.session-expires") Duration expires,
      @ConfigProperty(name = "switchhook.call.min-se") Duration minSe) {
    this.times = SessionTimes.of(expires, minSe);
  }

  public SessionTimes times() {
    return times;
  }
}
