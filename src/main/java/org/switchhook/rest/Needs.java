package org.switchhook.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right a resource method needs; on a class, the one of its methods that name none. On the type
 * that a message of a socket is read into, the right that the message needs. A method or message
 * with neither this nor {@link Open} is refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
  Right value();
}
