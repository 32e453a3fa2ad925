package org.switchhook.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses requests that change something when their caller sends too many. Comes after {@link
 * AuthFilter}, which knows him, and before the body is read.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@Singleton
public class RateFilter implements ContainerRequestFilter {
  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final ChangeRates rates;
  private final CurrentCaller caller;

  @Inject
  public RateFilter(ChangeRates rates, CurrentCaller caller) {
    this.rates = rates;
    this.caller = caller;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (caller.isKnown() && !READING.contains(request.getMethod())) {
      rates.take(caller.get());
    }
  }
}
