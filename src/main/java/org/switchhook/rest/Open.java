package org.switchhook.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the rare resource method, or message of a socket, that serves callers without a token. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Open {
  /**
   * Why nobody has to say who he is, or how else he proves it; a sentence for the reader of a
   * security review.
   */
  String value();
}
