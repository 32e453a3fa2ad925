package org.switchhook.app;

import jakarta.enterprise.inject.spi.CDI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands resources and providers to JAX-RS as ready-made beans. Given their classes, RESTEasy would
 * make them itself and refuse any constructor with injected parameters. Each application lists its
 * own; with scanning, every resource would answer under every application of the WAR.
 */
final class Beans {
  /**
   * A property of every application. Without it Payara writes JSON with a provider of its own;
   * other servers do not know it.
   */
  static final Map<String, Object> OWN_JSON =
      Map.of("jersey.config.jsonFeature", JsonProvider.class.getSimpleName());

  private Beans() {}

  /** The bean of each class, in this order; each a singleton, or one of its own for each call. */
  static Set<Object> of(List<Class<?>> classes) {
    Set<Object> beans = new LinkedHashSet<>();
    for (Class<?> type : classes) {
      beans.add(CDI.current().select(type).get());
    }
    return beans;
  }
}
