package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.testkit.HandTime;

/** 10 a second, 3 at once. */
class ChangeRatesTest {
  private final HandTime time = new HandTime();
  private final ChangeRates rates = new ChangeRates(10, 3, time);

  private void take(String user) {
    rates.take(new Caller(new UserId(user), new DomainId("acme"), Role.USER, user));
  }

  private void expectRefusal(String user) {
    assertThatThrownBy(() -> take(user))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.id()).isEqualTo("too-many-changes");
              assertThat(problem.members()).containsEntry("retryAfter", 1);
            });
  }

  @Test
  void soManyShouldPassAtOnceAndThenOneAfterEachPause() {
    take("ann");
    take("ann");
    take("ann");
    expectRefusal("ann");
    expectRefusal("ann"); // a refusal counts for nothing
    time.advance(Duration.ofMillis(100));
    take("ann");
    expectRefusal("ann");
    time.advance(Duration.ofHours(1));

    take("ann");
    take("ann");
    take("ann");
    expectRefusal("ann");
  }

  @Test
  void whoComesANanosecondTooEarlyShouldStillBeToldToWait() {
    take("ann");
    take("ann");
    take("ann");
    time.advance(Duration.ofMillis(100).minusNanos(1));
    expectRefusal("ann");
  }

  @Test
  void onePersonShouldNotSlowAnother() {
    take("ann");
    take("ann");
    take("ann");
    expectRefusal("ann");

    take("bob");
  }
}
