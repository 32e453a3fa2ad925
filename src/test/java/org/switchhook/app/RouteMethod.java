package org.switchhook.app;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchhook.rest.Open;

/**
 * What reflection tells of one route.
 *
 * @param verb HTTP method in small letters
 * @param path as in the contract, such as {@code /rooms/{room}}
 */
public record RouteMethod(String verb, String path, Method method) {

  public static Stream<RouteMethod> of(Class<?> resource) {
    Path base = resource.getAnnotation(Path.class);
    return base == null
        ? Stream.empty()
        : Arrays.stream(resource.getDeclaredMethods())
            .flatMap(method -> verb(method).map(v -> of(base, v, method)).stream());
  }

  private static RouteMethod of(Path base, String verb, Method method) {
    Path below = method.getAnnotation(Path.class);
    String path = "/" + base.value() + (below == null ? "" : "/" + below.value());
    return new RouteMethod(verb, path, method);
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(http -> http != null)
        .map(http -> http.value().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  public String name() {
    return verb + " " + path;
  }

  public Set<String> pathParameters() {
    return parameters(PathParam.class, PathParam::value);
  }

  public Set<String> queryParameters() {
    return parameters(QueryParam.class, QueryParam::value);
  }

  public Set<String> headerParameters() {
    return parameters(HeaderParam.class, HeaderParam::value);
  }

  private <A extends Annotation> Set<String> parameters(Class<A> kind, Function<A, String> name) {
    return Stream.of(method.getParameters())
        .flatMap(parameter -> Stream.of(parameter.getAnnotationsByType(kind)))
        .map(name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The type that a body is read into. */
  public Optional<Class<?>> body() {
    return Stream.of(method.getParameters())
        .filter(parameter -> !isParameter(parameter))
        .<Class<?>>map(Parameter::getType)
        .findFirst();
  }

  private static boolean isParameter(Parameter parameter) {
    return Stream.of(PathParam.class, QueryParam.class, HeaderParam.class, Suspended.class)
        .anyMatch(parameter::isAnnotationPresent);
  }

  /** Statuses that this route must describe, as far as its form tells. */
  Set<String> statuses() {
    Set<String> statuses = new TreeSet<>(Set.of("406", "500"));
    if (!method.isAnnotationPresent(Open.class)) {
      statuses.addAll(Set.of("401", "403"));
    }
    if (!pathParameters().isEmpty()) {
      statuses.add("404");
    }
    if (!queryParameters().isEmpty()) {
      statuses.add("400");
    }
    if (!headerParameters().isEmpty()) {
      statuses.add("412");
    }
    if (body().isPresent()) {
      statuses.addAll(Set.of("400", "413", "415"));
    }
    success().ifPresent(statuses::add);
    return statuses;
  }

  /** The status that JAX-RS chooses; empty when the method makes its own response. */
  private Optional<String> success() {
    boolean late =
        Stream.of(method.getParameters()).anyMatch(p -> p.isAnnotationPresent(Suspended.class));
    if (late || method.getReturnType() == Response.class) {
      return Optional.empty();
    }
    return Optional.of(method.getReturnType() == void.class ? "204" : "200");
  }
}
