package org.switchhook.security;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

/**
 * Reads the caller out of a verified token. Which claims say domain and roles differs between
 * issuers and is configured; a name such as {@code realm_access.roles} leads into nested objects.
 */
@Singleton
class CallerClaims {
  private static final int LONGEST_NAME = 128;

  private final String domain;
  private final String username;
  private final String roles;
  private final String adminRole;
  private final String userRole;

  @Inject
  CallerClaims(Config config) {
    domain = config.getValue("switchhook.oidc.claim.domain", String.class);
    username = config.getValue("switchhook.oidc.claim.username", String.class);
    roles = config.getValue("switchhook.oidc.claim.roles", String.class);
    adminRole = config.getValue("switchhook.oidc.admin-role", String.class);
    userRole = config.getOptionalValue("switchhook.oidc.user-role", String.class).orElse("");
  }

  /**
   * @throws Problem 401 {@code token-invalid} when user or domain can not be read, 403 {@code
   *     role-missing} when a user role is configured and the token has neither it nor the admin's
   */
  Caller caller(JWTClaimsSet claims) {
    try {
      UserId user = new UserId(String.valueOf(text(claims.getSubject(), "sub")));
      DomainId tenant = new DomainId(text(find(claims, domain), domain));
      return new Caller(user, tenant, role(claims), name(claims, user));
    } catch (IllegalArgumentException e) {
      throw TokenProblem.invalid("names a user or a domain that is " + e.getMessage());
    }
  }

  /** The name that the issuer gives him; his user id when the token has none. */
  String username(JWTClaimsSet claims) {
    return find(claims, username) instanceof String given ? given : claims.getSubject();
  }

  private Role role(JWTClaimsSet claims) {
    Set<String> held = words(find(claims, roles));
    if (held.contains(adminRole)) {
      return Role.ADMIN;
    }
    if (userRole.isEmpty() || held.contains(userRole)) {
      return Role.USER;
    }
    throw new Problem(403, "role-missing", null, "The token has no role that may use this service");
  }

  private static String name(JWTClaimsSet claims, UserId user) {
    if (claims.getClaim("name") instanceof String given) {
      String clean = Text.clean(given, LONGEST_NAME);
      return clean.isEmpty() ? user.value() : clean;
    }
    return user.value();
  }

  private static String text(@Nullable Object value, String claim) {
    if (value instanceof String text) {
      return text;
    }
    throw TokenProblem.invalid("has no text in the claim " + claim);
  }

  /** The claim of that very name, else the value at the end of the path its dots spell. */
  private static @Nullable Object find(JWTClaimsSet claims, String name) {
    Object exact = claims.getClaim(name);
    if (exact != null) {
      return exact;
    }
    Object found = claims.getClaims();
    for (String step : name.split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }

  /** Roles come as a list, or as one text with spaces between them. */
  private static Set<String> words(@Nullable Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.toSet());
    }
    return value instanceof String text
        ? Arrays.stream(text.split(" ", -1)).collect(Collectors.toSet())
        : Set.of();
  }
}
