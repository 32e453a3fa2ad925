package org.switchhook.it;

import java.time.Clock;
import java.time.Duration;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/** Tokens for the sample users, made with the key that the server under test keeps on disk. */
public final class TrialTokens {
  private TrialTokens() {}

  /** A token that is valid for an hour. */
  public static String of(SampleUser user) {
    String data = System.getProperty("switchhook.it.data", "target/it-data");
    return new TrialIssuer(new Mode("development"), data, Duration.ofHours(1), Clock.systemUTC())
        .token(user);
  }
}
