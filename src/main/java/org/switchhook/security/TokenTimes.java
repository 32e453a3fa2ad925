package org.switchhook.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** When a token counts (RFC 7519 sections 4.1.4 to 4.1.6); its end is required. */
final class TokenTimes {
  private final Clock clock;
  private final Duration skew;

  TokenTimes(Clock clock, Duration skew) {
    this.clock = clock;
    this.skew = skew;
  }

  /**
   * @throws org.switchhook.platform.Problem 401 {@code token-expired} or {@code token-invalid}
   */
  void check(JWTClaimsSet claims) {
    Date end = claims.getExpirationTime();
    if (end == null) {
      throw TokenProblem.invalid("has no expiry time");
    }
    Instant now = clock.instant();
    if (!now.isBefore(end.toInstant().plus(skew))) {
      throw TokenProblem.expired();
    }
    if (isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now)) {
      throw TokenProblem.invalid("is not valid yet");
    }
  }

  private boolean isAhead(@Nullable Date time, Instant now) {
    return time != null && time.toInstant().isAfter(now.plus(skew));
  }
}
