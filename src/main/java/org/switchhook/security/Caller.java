package org.switchhook.security;

import org.switchhook.address.DomainId;
import org.switchhook.address.Person;
import org.switchhook.address.UserId;

/**
 * The person or program behind a verified token.
 *
 * @param displayName for other people's eyes; the user id when the token has no name
 */
public record Caller(UserId user, DomainId domain, Role role, String displayName) {
  /** Who he is, whatever his role and his name are at the moment. */
  public Person person() {
    return new Person(domain, user);
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
