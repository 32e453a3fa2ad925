package org.switchhook.security;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Turns a bearer token into the caller behind it. Safe for use by many threads. */
@Singleton
public class TokenVerifier {
  private static final Set<String> TRIAL_ALGORITHM = Set.of("ES256");

  private final Mode mode;
  private final OidcSettings settings;
  private final IssuerKeys issuer;
  private final TrialIssuer trial;
  private final CallerClaims callers;
  private final Event<CallerSeen> seen;
  private final TokenTimes times;
  private final KnownSignatures known = new KnownSignatures();

  @Inject
  TokenVerifier(
      Mode mode,
      OidcSettings settings,
      IssuerKeys issuer,
      TrialIssuer trial,
      CallerClaims callers,
      Event<CallerSeen> seen,
      Clock clock) {
    this.mode = mode;
    this.settings = settings;
    this.issuer = issuer;
    this.trial = trial;
    this.callers = callers;
    this.seen = seen;
    this.times = new TokenTimes(clock, settings.skew());
  }

  /**
   * Checks signature, issuer, audience and times. May ask the issuer for its keys and so wait up to
   * the configured timeouts. Whoever observes {@link CallerSeen} is told of the caller.
   *
   * @param token the token alone, without {@code Bearer}
   * @throws org.switchhook.platform.Problem 401 {@code token-missing}, {@code token-invalid} or
   *     {@code token-expired}; 403 {@code role-missing} when a user role is configured and absent;
   *     503 {@code issuer-unavailable} when the keys can not be had
   */
  public Caller verify(String token) {
    CallerSeen recognised = recognised(SignedToken.parse(token));
    seen.fire(recognised);
    return recognised.caller();
  }

  private CallerSeen recognised(SignedToken signed) {
    String by = signed.claimedIssuer();
    if (mode.isDevelopment() && by.equals(TrialIssuer.NAME)) {
      return trialCaller(signed);
    }
    if (!settings.configured() || !by.equals(settings.issuer())) {
      throw TokenProblem.invalid("comes from an issuer that is not trusted here");
    }
    JWTClaimsSet claims = signed.verified(issuer, settings.algorithms(), known);
    check(claims, settings.audience());
    return new CallerSeen(callers.caller(claims), callers.username(claims));
  }

  /**
   * To be called before anything is served.
   *
   * @throws IllegalStateException when nobody could be recognised, or not safely; says what to set
   */
  public void requireConfigured() {
    if (settings.configured()) {
      settings.check();
    } else if (!mode.isDevelopment()) {
      throw new IllegalStateException(
          "switchhook.oidc.issuer is not set: in production mode an OIDC issuer must be configured,"
              + " or nobody could sign in");
    }
  }

  /** How it went when the issuer was last asked for its keys; asks nobody. */
  public IssuerContact issuerContact() {
    return settings.configured() ? issuer.contact() : IssuerContact.NOT_CONFIGURED;
  }

  private CallerSeen trialCaller(SignedToken signed) {
    JWTClaimsSet claims = signed.verified(trial, TRIAL_ALGORITHM, known);
    check(claims, TrialIssuer.AUDIENCE);
    Caller caller = TrialIssuer.caller(claims);
    return new CallerSeen(caller, caller.user().value());
  }

  private void check(JWTClaimsSet claims, String audience) {
    if (!claims.getAudience().contains(audience)) {
      throw TokenProblem.invalid("is meant for another audience");
    }
    times.check(claims);
  }
}
