package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;

class LiveQuotaTest {
  private final LiveQuota quota = new LiveQuota(2, 3);

  private static Caller caller(String user, String domain) {
    return new Caller(new UserId(user), new DomainId(domain), Role.USER, user);
  }

  private void take(String call, String user, String domain) {
    quota.take(new CallId(call), caller(user, domain));
  }

  private void expectFull(String call, String user, String domain) {
    assertThatThrownBy(() -> take(call, user, domain))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.id()).isEqualTo("too-many-live-calls");
            });
  }

  @Test
  void onePersonShouldHaveSoManyCallsUntilOneEnds() {
    take("a", "ann", "acme");
    take("b", "ann", "acme");
    expectFull("c", "ann", "acme");
    quota.free(new CallId("a"));
    quota.free(new CallId("a")); // a call counts once

    take("c", "ann", "acme");
    expectFull("d", "ann", "acme");
  }

  @Test
  void oneDomainShouldNotTakeTheCallsOfAnother() {
    take("a", "ann", "acme");
    take("b", "ann", "acme");
    take("c", "bob", "acme");
    expectFull("d", "bob", "acme");
    quota.free(new CallId("c"));

    assertThatCode(() -> take("d", "bob", "acme")).doesNotThrowAnyException();
    assertThatCode(() -> take("e", "ann", "other")).doesNotThrowAnyException();
  }
}
