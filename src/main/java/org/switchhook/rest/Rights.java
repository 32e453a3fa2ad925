package org.switchhook.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Role;

/**
 * Finds the right that a resource method or a message of a socket names. The method may be the copy
 * in a subclass that CDI made for an interceptor; such a copy carries no annotations, so its origin
 * is looked at as well.
 */
public final class Rights {
  private Rights() {}

  /** True for a method that names the right it needs or is marked as open. */
  public static boolean areNamed(Method method) {
    return isOpen(method) || of(method) != null;
  }

  /**
   * True when a caller of that role may send a message of that type.
   *
   * @param message what the message is read into
   */
  public static boolean allow(Class<?> message, Role role) {
    Needs needs = message.getAnnotation(Needs.class);
    return message.isAnnotationPresent(Open.class) || (needs != null && needs.value().heldBy(role));
  }

  static boolean isOpen(Method method) {
    return own(method, Open.class) != null;
  }

  /** The right of the method itself, else that of its class, else null. */
  static @Nullable Right of(Method method) {
    Needs own = own(method, Needs.class);
    for (Class<?> c = method.getDeclaringClass(); own == null && c != null; c = c.getSuperclass()) {
      own = c.getDeclaredAnnotation(Needs.class);
    }
    return own == null ? null : own.value();
  }

  private static <A extends Annotation> @Nullable A own(Method method, Class<A> type) {
    for (Class<?> c = method.getDeclaringClass(); c != null; c = c.getSuperclass()) {
      try {
        A found =
            c.getDeclaredMethod(method.getName(), method.getParameterTypes()).getAnnotation(type);
        if (found != null) {
          return found;
        }
      } catch (NoSuchMethodException e) {
        // not declared at this level
      }
    }
    return null;
  }
}
