package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.Problem;

/** Media types are read by JAX-RS itself: {@code BadRequestsIT} tries them on the server. */
class LegibleTest {
  private static HttpServletRequest request(String path, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LegibleTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestURI" -> path;
                  case "getHeaders" -> values(headers.get(arguments[0]));
                  default -> null;
                });
  }

  private static Object values(String value) {
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a%20b", "/%E2%82%AC", "/%F0%9F%98%80", "/%00", "/100%", "/ü"})
  void pathShouldBeLegibleWhenItIsUtf8(String path) {
    assertThat(Legible.refusal(request(path, Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%C3%28", "/%FF", "/%E2%82", "/a%C0%80"})
  void pathShouldBeRefusedWhenItIsNot(String path) {
    assertThat(Legible.refusal(request(path, Map.of())))
        .hasValueSatisfying(problem -> assertThat(problem.id()).isEqualTo("request-malformed"));
  }

  @ParameterizedTest
  @CsvSource({"de,", "'de, en;q=0.5,*;q=.1',", "'de;q=1.000, ',", "de;q=9,1", "de;x,1", "';;',1"})
  void languagesShouldBeLegibleWhenTheirWeightsAre(String languages, String refused) {
    assertThat(Legible.refusal(request("/", Map.of("Accept-Language", languages))))
        .map(Problem::field)
        .isEqualTo(refused == null ? Optional.empty() : Optional.of("Accept-Language"));
  }
}
