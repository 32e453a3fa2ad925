package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Everything that this node leans on, in the order in which it is shown. */
@Singleton
class Dependencies {
  private final List<Dependency> all;

  @Inject
  Dependencies(
      DatabaseDependency database,
      SipDependency sip,
      JournalDependency journal,
      CallsDependency calls,
      IssuerDependency issuer) {
    all = List.of(database, sip, journal, calls, issuer);
  }

  List<Dependency> all() {
    return all;
  }
}
