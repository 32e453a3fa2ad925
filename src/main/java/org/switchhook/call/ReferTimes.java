package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a leg waits in a transfer by REFER, from configuration.
 *
 * @param silence from the phone's 2xx, or its last news, to the next
 * @param decision from the phone's REFER to the decision about it
 * @param news from our 202 to the end of our news
 */
@Singleton
public record ReferTimes(Duration silence, Duration decision, Duration news) {
  /** The default values. */
  public static final ReferTimes USUAL =
      new ReferTimes(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(4));

  /** Takes the values from the settings. */
  @Inject
  public ReferTimes(
      @ConfigProperty(name = "switchhook.refer.silence") Duration silence,
      @ConfigProperty(name = "switchhook.refer.decision") Duration decision,
      @ConfigProperty(name = "switchhook.refer.news") Duration news) {
    this.silence = silence;
    this.decision = decision;
    this.news = news;
  }
}
