package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;

/** Who runs this server, and not only a domain on it. */
@Singleton
class Operators {
  private final Optional<String> domain;

  /**
   * @param domain whose admins run the server; empty when nobody does over REST
   */
  @Inject
  Operators(@ConfigProperty(name = "switchhook.operations.domain") Optional<String> domain) {
    this.domain = domain;
  }

  /**
   * @throws Problem 403 {@code role-missing} or {@code operator-missing}
   */
  void require(Caller caller) {
    if (!caller.isAdmin()) {
      throw new Problem(403, "role-missing", null, "This route needs the role admin");
    }
    if (domain.isEmpty() || !domain.get().equals(caller.domain().value())) {
      throw new Problem(
          403,
          "operator-missing",
          null,
          "This route is for admins of the domain that switchhook.operations.domain names");
    }
  }
}
