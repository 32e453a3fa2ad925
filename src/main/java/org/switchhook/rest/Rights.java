package org.switchhook.rest;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Finds the right that a resource method names. */
final class Rights {
  private Rights() {}

  /** The method's own annotation, else its class's, else null. */
  static @Nullable Needs of(Method method) {
    Needs own = method.getAnnotation(Needs.class);
    return own == null ? method.getDeclaringClass().getAnnotation(Needs.class) : own;
  }
}
