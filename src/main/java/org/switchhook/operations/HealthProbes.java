package org.switchhook.operations;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The same for MicroProfile Health, which every server serves at an address of its own. */
@Singleton
class HealthProbes {
  private final Health health;
  private final DatabaseDependency database;
  private final SipDependency sip;
  private final JournalDependency journal;
  private final CallsDependency calls;
  private final IssuerDependency issuer;

  @Inject
  HealthProbes(
      Health health,
      DatabaseDependency database,
      SipDependency sip,
      JournalDependency journal,
      CallsDependency calls,
      IssuerDependency issuer) {
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
    return () -> HealthCheckResponse.named("turns").status(health.live() == State.UP).build();
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

  private static HealthCheck check(Dependency dependency) {
    return () -> {
      Condition now = dependency.condition();
      return HealthCheckResponse.named(now.name())
          .status(now.lets())
          .withData("state", now.state().word())
          .withData("detail", now.detail())
          .build();
    };
  }
}
