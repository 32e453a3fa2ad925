package org.switchhook.it;

import java.time.Clock;
import java.time.Duration;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/** Made with the key that the server under test keeps in its data folder; valid for an hour. */
public final class TrialTokens {
  private static final TrialIssuer ISSUER =
      new TrialIssuer(
          new Mode("development"),
          System.getProperty("switchhook.it.data", "target/it-data"),
          Duration.ofHours(1),
          Clock.systemUTC());

  private TrialTokens() {}

  /** The token alone, without {@code Bearer}. */
  public static String of(SampleUser user) {
    return ISSUER.token(user);
  }
}
