package org.switchhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchhook.rest.Rights;

/** A route that names no right is refused to everybody; this finds it before a caller does. */
class RoutesNameTheirRightTest {
  @Test
  void everyRouteShouldNameTheRightItNeeds() {
    List<Method> routes =
        Stream.of(ApiApplication.CLASSES, SapiApplication.CLASSES)
            .flatMap(List::stream)
            .flatMap(RoutesNameTheirRightTest::routes)
            .toList();

    assertThat(routes).isNotEmpty().allMatch(Rights::areNamed);
  }

  private static Stream<Method> routes(Class<?> resource) {
    return Arrays.stream(resource.getMethods())
        .filter(
            method ->
                Arrays.stream(method.getAnnotations())
                    .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)));
  }
}
