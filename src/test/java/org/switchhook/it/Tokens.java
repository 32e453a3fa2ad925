package org.switchhook.it;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/** Bearer tokens for the server under test, signed with the trial key in its data folder. */
public final class Tokens {
  private static final TrialIssuer ISSUER =
      new TrialIssuer(
          new Mode("development"),
          Path.of("target", "it-data").toString(),
          Duration.ofHours(1),
          Clock.systemUTC());

  private Tokens() {}

  /** The token alone, without {@code Bearer}. */
  public static String of(SampleUser user) {
    return ISSUER.token(user);
  }
}
