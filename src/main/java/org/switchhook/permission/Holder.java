package org.switchhook.permission;

import org.switchhook.address.DomainId;
import org.switchhook.directory.UserView;

/**
 * A user or a domain that values are set for.
 *
 * @param id of the user in the directory, or of the domain
 * @param domain the one whose admins may see it
 */
record Holder(Kind kind, String id, DomainId domain) {
  enum Kind {
    USER(Source.USER),
    DOMAIN(Source.DOMAIN);

    private final Source source;

    Kind(Source source) {
      this.source = source;
    }

    Source source() {
      return source;
    }
  }

  static Holder of(UserView user) {
    return new Holder(Kind.USER, user.id(), user.domainId());
  }

  static Holder of(DomainId domain) {
    return new Holder(Kind.DOMAIN, domain.value(), domain);
  }
}
