package org.switchhook.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.TokenVerifier;

/**
 * Lets a request through to its resource method only when the caller holds the right that the
 * method names. A method that names none serves nobody.
 *
 * <p>Without a scope there is one for each application, in which the server fills in its own route.
 * Payara fails when that scope, {@code @Dependent}, is written out.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final TokenVerifier tokens;
  private final CurrentCaller current;

  @Context private ResourceInfo route;

  @Inject
  public AuthFilter(TokenVerifier tokens, CurrentCaller current) {
    this.tokens = tokens;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = route.getResourceMethod();
    if (method != null && Rights.isOpen(method)) {
      return;
    }
    Caller caller = tokens.verify(token(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    Right needed = method == null ? null : Rights.of(method);
    if (needed == null) {
      throw new Problem(403, "route-closed", null, "This route is open to nobody");
    }
    if (!needed.heldBy(caller.role())) {
      throw new Problem(403, "role-missing", null, "This route needs the role admin");
    }
    current.set(caller);
  }

  /** The token of a Bearer header (RFC 6750 section 2.1); the empty text when there is none. */
  private static String token(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : "";
  }
}
