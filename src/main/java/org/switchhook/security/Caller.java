package org.switchhook.security;

import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;

/**
 * The person or program behind a verified token.
 *
 * @param displayName for other people's eyes; the user id when the token has no name
 */
public record Caller(UserId user, DomainId domain, Role role, String displayName) {
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
