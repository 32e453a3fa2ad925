package org.switchhook.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.switchhook.gateway.opensips.CallApiFilter;
import org.switchhook.rest.ErrorFilter;
import org.switchhook.rest.LogFilter;
import org.switchhook.rest.Right;
import org.switchhook.security.SampleUser;
import org.switchhook.socket.OriginFilter;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Api.Answer;

/**
 * Goes through every door of the WAR without a token, as a stranger, and with too small a role.
 * What doors there are is read from the WAR that was deployed; {@link SocketWalkIT} and {@link
 * CallApiWalkIT} do the same with the messages of the sockets.
 */
@Tag("portable")
class RightsWalkIT {
  private static final War WAR = new War();
  private static final List<Route> ROUTES = Route.of(WAR);

  /**
   * The routes that serve callers without a token, by contract: what is asked of them instead, and
   * proves to be.
   */
  private static final Map<String, Consumer<Answer>> TOKENLESS =
      Map.of(
          "GET /api/v1/health", RightsWalkIT::assertSaysUpOrDownOnly,
          "GET /api/v1/metrics", RightsWalkIT::assertWantsAToken);

  /** Filters look at what goes to others and serve nothing themselves. */
  private static final List<Class<?>> FILTERS =
      List.of(ErrorFilter.class, LogFilter.class, OriginFilter.class, CallApiFilter.class);

  /** Pages are for everybody; these say nothing that is not in the repository. */
  private static final List<String> PAGES =
      List.of(
          "docs/docs.js", "docs/index.html", "docs/swagger-ui-bundle.js", "docs/swagger-ui.css");

  private static Estate estate;

  private final Api nobody = Estate.client("");

  @BeforeAll
  static void settle() {
    estate = new Estate();
  }

  @AfterAll
  static void leave() {
    estate.close();
  }

  private static void assertSaysUpOrDownOnly(Answer answer) {
    assertThat(answer.status()).isIn(200, 503);
    assertThat(answer.body().properties())
        .hasSize(2)
        .allMatch(member -> List.of("live", "ready").contains(member.getKey()))
        .allMatch(member -> List.of("up", "down", "unknown").contains(member.getValue().asText()));
  }

  /** Its own, or an admin's; {@code MetricsIT} tries both and a wrong one. */
  private static void assertWantsAToken(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("token-missing");
  }

  private static Stream<DynamicTest> each(Stream<Route> routes, Consumer<Route> walk) {
    return routes.map(route -> dynamicTest(route.name(), () -> walk.accept(route)));
  }

  // What is deployed

  @Test
  void everyResourceShouldBeListedByOneApplicationAndBeReadInFull() {
    List<Class<?>> listed =
        WAR.annotated(ApplicationPath.class).stream()
            .flatMap(Route::classes)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .toList();

    assertThat(listed).isNotEmpty().containsExactlyInAnyOrderElementsOf(WAR.annotated(Path.class));
    assertThat(listed).allMatch(type -> type.getSuperclass() == Object.class);
    assertThat(listed)
        .flatMap(type -> List.of(type.getMethods()))
        .filteredOn(method -> method.isAnnotationPresent(Path.class))
        .as("a method with a path and no verb hands on to routes that are not seen here")
        .allMatch(RightsWalkIT::hasVerb);
  }

  private static boolean hasVerb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  @Test
  void nothingElseShouldServe() {
    assertThat(WAR.annotated(WebServlet.class)).isEmpty();
    assertThat(WAR.annotated(WebFilter.class)).containsExactlyInAnyOrderElementsOf(FILTERS);
    assertThat(WAR.annotated(ServerEndpoint.class))
        .containsExactlyInAnyOrder(SocketWalkIT.ENDPOINT, CallApiWalkIT.ENDPOINT);
    assertThat(WAR.pages()).containsExactlyInAnyOrderElementsOf(PAGES);
    assertThat(WAR.paths().map(path -> path.replaceAll(".*[/!]", "")))
        .doesNotContain(
            "web.xml",
            "web-fragment.xml",
            "jakarta.servlet.ServletContainerInitializer",
            "jakarta.websocket.server.ServerEndpointConfig$Configurator");
    assertThat(WAR.mentioningAll("jakarta/servlet/ServletContext", "addServlet")).isEmpty();
    assertThat(WAR.mentioningAll("jakarta/servlet/ServletContext", "addFilter")).isEmpty();
    assertThat(WAR.mentioningAll("jakarta/websocket/server/ServerContainer")).isEmpty();
    assertThat(WAR.mentioningAll("jakarta/websocket/server/ServerApplicationConfig")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyRouteShouldNameItsRight() {
    return each(
        ROUTES.stream(),
        route ->
            assertThat(route.right().isPresent())
                .as("either names a right, or is open and listed here")
                .isNotEqualTo(route.isOpen() && TOKENLESS.containsKey(route.name())));
  }

  @Test
  void listOfOpenRoutesShouldBeThatOfTheWar() {
    assertThat(ROUTES.stream().filter(Route::isOpen).map(Route::name))
        .containsExactlyInAnyOrderElementsOf(TOKENLESS.keySet());
  }

  // Without a token

  @TestFactory
  Stream<DynamicTest> nobodyShouldBeServedWithoutAToken() {
    return each(
        ROUTES.stream().filter(route -> !TOKENLESS.containsKey(route.name())),
        route -> {
          Answer answer = Estate.send(nobody, route, estate.ids());
          assertThat(answer.problem()).isEqualTo("token-missing");
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
          estate.assertUntouched();
        });
  }

  @TestFactory
  Stream<DynamicTest> openRouteShouldSayNoMoreThanItMay() {
    return each(
        ROUTES.stream().filter(route -> TOKENLESS.containsKey(route.name())),
        route -> TOKENLESS.get(route.name()).accept(Estate.send(nobody, route, estate.ids())));
  }

  /** JAX-RS makes HEAD from GET, and OPTIONS from nothing. */
  @TestFactory
  Stream<DynamicTest> verbThatNoMethodServesShouldTellNothing() {
    return new TreeSet<>(ROUTES.stream().map(route -> route.path(estate.ids())).toList())
        .stream().map(path -> dynamicTest(path, () -> assertTellsNothing(path)));
  }

  private void assertTellsNothing(String path) {
    if (!path.equals("api/v1/health")) {
      assertThat(nobody.send("HEAD", path, null).status()).isIn(401, 405);
    }
    Answer options = nobody.send("OPTIONS", path, null);
    assertThat(options.status()).isIn(200, 204, 401);
    assertThat(options.body().asText().replaceAll("[A-Z, ]", "")).isEmpty();
    for (String verb : List.of("TRACE", "FOO")) {
      assertThat(nobody.send(verb, path, null).status()).as(verb).isBetween(400, 499);
    }
    estate.assertUntouched();
  }

  @Test
  void pathThatIsNoRouteShouldServeNothing() {
    for (String path :
        List.of(
            "",
            "api",
            "api/v1",
            "api/v1/",
            "api/v1/never",
            "sapi",
            "sapi/",
            "events",
            "events/x",
            "call-api",
            "call-api/",
            "call-api/x",
            "WEB-INF/beans.xml",
            "WEB-INF/classes/META-INF/microprofile-config.properties",
            "META-INF/MANIFEST.MF",
            "docs/../WEB-INF/beans.xml")) {
      assertThat(nobody.get(path).status()).as(path).isBetween(400, 499);
    }
  }

  /** A page has no other proof; so it must be there to be read only. */
  @Test
  void pageShouldBeReadOnly() {
    assertThat(PAGES)
        .allSatisfy(
            page -> {
              assertThat(nobody.get(page).status()).isEqualTo(200);
              for (String verb : List.of("PUT", "DELETE", "PATCH", "POST")) {
                assertThat(nobody.send(verb, page, null).status()).as(verb).isIn(405, 501);
              }
              assertThat(nobody.get(page).status()).isEqualTo(200);
            });
  }

  // With too small a role

  @TestFactory
  Stream<DynamicTest> userShouldNotDoWhatIsTheAdmins() {
    Api bob = Estate.client(SampleUser.BOB);
    return each(
        ROUTES.stream().filter(route -> route.right().filter(Right.ADMINISTER::equals).isPresent()),
        route -> {
          Answer answer = Estate.send(bob, route, estate.ids());
          assertThat(answer.problem()).isEqualTo("role-missing");
          assertThat(answer.status()).isEqualTo(403);
          estate.assertUntouched();
        });
  }

  // As a stranger

  /** What is another domain's is to him as what never was, to the letter. */
  @TestFactory
  Stream<DynamicTest> strangerShouldNotFindWhatIsAnotherDomains() {
    Api erin = Estate.client(SampleUser.ERIN);
    return each(
        ROUTES.stream().filter(route -> !namesOf(route).isEmpty()),
        route -> {
          Answer answer = Estate.send(erin, route, estate.ids());
          assertThat(answer.status()).as(answer.body().toString()).isEqualTo(404);
          assertThat(told(answer)).isEqualTo(told(Estate.send(erin, route, Estate.nothing())));
          estate.assertUntouched();
        });
  }

  /** Ids in the path, and those in a body. */
  private static List<String> namesOf(Route route) {
    String body = Estate.body(route, estate.ids()).orElse("");
    return Stream.concat(
            route.ids().stream(), Stream.of("user").filter(kind -> body.contains("'" + kind + "'")))
        .toList();
  }

  private static JsonNode told(Answer answer) {
    return ((ObjectNode) answer.body()).without("requestId");
  }

  @TestFactory
  Stream<DynamicTest> strangerShouldSeeNothingOfAnotherDomain() {
    Api erin = Estate.client(SampleUser.ERIN);
    return each(
        ROUTES.stream().filter(route -> namesOf(route).isEmpty()),
        route -> {
          String said = Estate.send(erin, route, estate.ids()).body().toString();
          Map<String, String> seen =
              estate.ids().entrySet().stream()
                  .filter(id -> said.contains('"' + id.getValue() + '"'))
                  .filter(id -> !id.getKey().equals("name"))
                  .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
          assertThat(seen).isEmpty();
          estate.assertUntouched();
        });
  }

  /** Without this the test of strangers would pass when nobody may read anything. */
  @TestFactory
  Stream<DynamicTest> ownerShouldReadWhatIsHers() {
    Api alice = Estate.client(SampleUser.ALICE);
    return each(
        ROUTES.stream().filter(route -> route.verb().equals("GET")),
        route -> assertThat(Estate.send(alice, route, estate.ids()).status()).isIn(200, 503));
  }
}
