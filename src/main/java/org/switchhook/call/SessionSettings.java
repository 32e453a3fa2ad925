package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Session timers (RFC 4028), from configuration. */
@Singleton
public class SessionSettings {
  /** Asks for no session timers, and takes what RFC 4028 wants at least. */
  public static final SessionSettings NONE =
      new SessionSettings(Duration.ZERO, Duration.ofSeconds(90));

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
