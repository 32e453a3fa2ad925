package org.switchhook.operations;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * The same for MicroProfile Health, which every server serves at an address of its own. Payara asks
 * for the checks before the application has its names in JNDI, so what they ask is made later, at
 * the first question.
 */
@Singleton
class HealthProbes {
  private final Provider<Health> health;
  private final Provider<DatabaseDependency> database;
  private final Provider<SipDependency> sip;
  private final Provider<JournalDependency> journal;
  private final Provider<CallsDependency> calls;
  private final Provider<IssuerDependency> issuer;

  @Inject
  HealthProbes(
      Provider<Health> health,
      Provider<DatabaseDependency> database,
      Provider<SipDependency> sip,
      Provider<JournalDependency> journal,
      Provider<CallsDependency> calls,
      Provider<IssuerDependency> issuer) {
    this.health = health;
    this.database = database;
    this.sip = sip;
    this.journal = journal;
    this.calls = calls;
    this.issuer = issuer;
  }

  @Produces
  @Singleton
  @Liveness
  HealthCheck turns() {
    return () -> HealthCheckResponse.named("turns").status(health.get().live() == State.UP).build();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck database() {
    return check(database);
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck sip() {
    return check(sip);
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck journal() {
    return check(journal);
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck calls() {
    return check(calls);
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck issuer() {
    return check(issuer);
  }

  private static HealthCheck check(Provider<? extends Dependency> dependency) {
    return () -> {
      Condition now = dependency.get().condition();
      return HealthCheckResponse.named(now.name())
          .status(now.lets())
          .withData("state", now.state().word())
          .withData("detail", now.detail())
          .build();
    };
  }
}
