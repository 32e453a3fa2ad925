package org.switchhook.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Problem;

/**
 * Reads the body of a request whose caller is known, up to a limit, and notes what makes the
 * request the same as another one. Comes after {@link AuthFilter}: a stranger's body is not read.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
@Singleton
public class BodyFilter implements ContainerRequestFilter {
  private final int limit;
  private final CurrentCaller caller;
  private final CurrentAttempt attempt;

  /**
   * @param limit most bytes of a body, {@code switchhook.rest.body-limit}
   */
  @Inject
  public BodyFilter(
      @ConfigProperty(name = "switchhook.rest.body-limit") int limit,
      CurrentCaller caller,
      CurrentAttempt attempt) {
    this.limit = limit;
    this.caller = caller;
    this.attempt = attempt;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!caller.isKnown()) {
      return; // open routes take no body, and whoever sends one slowly must not hold a thread
    }
    if (request.getLength() > limit) {
      throw tooLarge();
    }
    boolean given = request.hasEntity(); // once: Payara looks at what is left to read
    byte[] body = given ? request.getEntityStream().readNBytes(limit + 1) : new byte[0];
    if (body.length > limit) {
      throw tooLarge();
    }
    if (given) {
      request.setEntityStream(new ByteArrayInputStream(body));
    }
    attempt.set(
        Attempt.of(
            caller.get(),
            request.getMethod() + " " + request.getUriInfo().getPath(),
            IdempotencyKey.from(request.getHeaders()),
            body));
  }

  private Problem tooLarge() {
    return new Problem(413, "body-too-large", null, "A body may have at most " + limit + " bytes");
  }
}
