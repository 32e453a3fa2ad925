package org.switchhook.it;

import jakarta.ws.rs.ApplicationPath;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchhook.app.RouteMethod;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Open;
import org.switchhook.rest.Right;

/**
 * A JAX-RS method of the WAR at its full path.
 *
 * @param application path of the application that lists its class, such as {@code /api/v1}
 */
record Route(String application, RouteMethod route) {
  private static final Pattern PARAMETER = Pattern.compile("(?:([a-z]+)/)?\\{([^}]+)}");

  /** Every method of every class that an application of the WAR lists. */
  static List<Route> of(War war) {
    return war.annotated(ApplicationPath.class).stream().flatMap(Route::ofApplication).toList();
  }

  private static Stream<Route> ofApplication(Class<?> application) {
    String path = application.getAnnotation(ApplicationPath.class).value();
    return classes(application)
        .flatMap(RouteMethod::of)
        .map(route -> new Route("/" + path.replaceAll("^/|/$", ""), route));
  }

  /** What an application of ours serves; each has this list. */
  static Stream<Class<?>> classes(Class<?> application) {
    try {
      Field classes = application.getDeclaredField("CLASSES");
      classes.setAccessible(true);
      return ((List<?>) classes.get(null)).stream().map(type -> (Class<?>) type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(application + " does not list its classes", e);
    }
  }

  /** Such as {@code GET /api/v1/rooms/{room}}. */
  String name() {
    return verb() + " " + application + route.path();
  }

  String verb() {
    return route.verb().toUpperCase(Locale.ROOT);
  }

  Method method() {
    return route.method();
  }

  /** The right that it names itself, else its class; empty when it names none. */
  Optional<Right> right() {
    Needs own = method().getAnnotation(Needs.class);
    Needs needs = own != null ? own : method().getDeclaringClass().getAnnotation(Needs.class);
    return isOpen() ? Optional.empty() : Optional.ofNullable(needs).map(Needs::value);
  }

  boolean isOpen() {
    return method().isAnnotationPresent(Open.class);
  }

  /**
   * Names of the ids in its path, in order. One that is called {@code id} is what stands before.
   */
  List<String> ids() {
    return PARAMETER
        .matcher(route.path())
        .results()
        .map(hit -> kind(hit.group(1), hit.group(2)))
        .toList();
  }

  /**
   * Its path without the first slash.
   *
   * @param values in the form of a path, by the names that {@link #ids} gives
   */
  String path(Map<String, String> values) {
    Matcher parameters = PARAMETER.matcher(route.path());
    String path =
        parameters.replaceAll(
            hit -> {
              String kind = kind(hit.group(1), hit.group(2));
              String before = hit.group(1) == null ? "" : hit.group(1) + "/";
              return Matcher.quoteReplacement(before + value(values, kind));
            });
    return application.substring(1) + path;
  }

  private String value(Map<String, String> values, String kind) {
    if (!values.containsKey(kind)) {
      throw new AssertionError(name() + ": the test knows no " + kind + " to ask for");
    }
    return values.get(kind);
  }

  private static String kind(String before, String parameter) {
    return parameter.equals("id") ? before : parameter;
  }
}
