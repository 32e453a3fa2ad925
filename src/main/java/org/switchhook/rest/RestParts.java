package org.switchhook.rest;

import java.util.List;

/** What every JAX-RS application of ours registers beside its resources. */
public final class RestParts {
  /** Filters, interceptors and mappers; all of them are beans. */
  public static final List<Class<?>> CLASSES =
      List.of(
          RequestIdFilter.class,
          AuthFilter.class,
          RateFilter.class,
          BodyFilter.class,
          JsonReading.class,
          ResponseHeaders.class,
          ProblemMapper.class,
          HttpErrorMapper.class,
          FailureMapper.class);

  private RestParts() {}
}
