package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.it.ServerLog;
import org.switchhook.it.TestServer;
import org.switchhook.it.TrialTokens;
import org.switchhook.platform.Json;
import org.switchhook.security.SampleUser;

/** What stands around every route, seen from outside on the running server. */
@ExtendWith(ArquillianExtension.class)
class RestIT {
  private static final String THINGS = "/probe/api/probe/things/r1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String alice = TrialTokens.of(SampleUser.ALICE);
  private final String bob = TrialTokens.of(SampleUser.BOB);

  @Deployment(testable = false)
  static WebArchive archive() {
    return ProbeArchive.make();
  }

  @Test
  void callerShouldReachTheRouteWithItsToken() throws Exception {
    HttpResponse<String> answer = send(request("/probe/api/probe", bob));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"user\":\"bob\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"'',token-missing", "Basic YTpi,token-missing", "Bearer x.y.z,token-invalid"})
  void strangerShouldBeRefusedWithAChallenge(String header, String id) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(TestServer.http("/probe/api/probe"));
    if (!header.isEmpty()) {
      request.header("Authorization", header);
    }

    HttpResponse<String> answer = send(request);

    assertProblem(answer, 401, id);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
  }

  @Test
  void openRouteShouldServeStrangers() throws Exception {
    assertThat(send(HttpRequest.newBuilder(TestServer.http("/probe/api/probe/open"))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tooSmallRoleShouldBeRefused() throws Exception {
    assertProblem(send(request("/probe/api/probe/admin", bob)), 403, "role-missing");
    assertThat(send(request("/probe/api/probe/admin", alice)).statusCode()).isEqualTo(200);
  }

  @Test
  void routeShouldServeNobodyWhenItNamesNoRight() throws Exception {
    assertProblem(send(request("/probe/api/forgotten", alice)), 403, "route-closed");
    assertProblem(
        send(HttpRequest.newBuilder(TestServer.http("/probe/api/forgotten"))),
        401,
        "token-missing");
  }

  @Test
  void tooManyChangesOfOnePersonShouldBeRefusedForAWhile() throws Exception {
    String dave = TrialTokens.of(SampleUser.DAVE);
    HttpRequest.Builder change = post("/probe/api/probe/things/often", dave, "{\"name\":\"a\"}");
    HttpResponse<String> answer = send(change);
    for (int count = 0; count < 5000 && answer.statusCode() != 429; count++) {
      answer = send(change);
    }

    assertProblem(answer, 429, "too-many-changes");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(send(request("/probe/api/probe", dave)).statusCode()).isEqualTo(200);
  }

  @Test
  void errorsOfTheServerShouldBeProblemsToo() throws Exception {
    assertProblem(send(request("/probe/api/nothing", bob)), 404, "not-found");
    HttpResponse<String> method = send(request("/probe/api/probe/open", bob).DELETE());
    assertProblem(method, 405, "method-not-allowed");
    assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET");
    assertProblem(
        send(request("/probe/api/probe", bob).header("Accept", "image/png")),
        406,
        "not-acceptable");
    assertProblem(
        send(
            request(THINGS, bob)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"name\":\"a\"}"))),
        415,
        "media-type-unsupported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {            | json-malformed
          ''           | body-missing
          null         | body-missing
          {"nam":1}    | field-missing
          {"name":"a","nam":1} | field-unknown
          {"name":[[[[[[ | field-invalid
          {"name":[]}  | field-invalid
          {"name":""}  | text-invalid
          {"name":"a"}}| json-malformed
          """)
  void badBodyShouldBeNamed(String body, String id) throws Exception {
    HttpResponse<String> answer = send(post(THINGS, bob, body));

    assertProblem(answer, 400, id);
    assertThat(answer.body()).doesNotContain("switchhook").doesNotContain("jackson");
  }

  @Test
  void textThatIsNotUtf8ShouldBeRefused() throws Exception {
    byte[] notUtf8 = "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(
        send(
            request(THINGS, bob)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(notUtf8))),
        400,
        "json-malformed");
  }

  @Test
  void tooLargeBodyShouldBeRefusedWithAndWithoutAnnouncedLength() throws Exception {
    String large = "{\"name\":\"" + "a".repeat(70_000) + "\"}";

    assertProblem(send(post(THINGS, bob, large)), 413, "body-too-large");
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
    assertProblem(
        send(
            request(THINGS, bob)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArrays(List.of(bytes, bytes)))),
        413,
        "body-too-large");
  }

  @Test
  void failureShouldTellAnIncidentIdAndNothingElse() throws Exception {
    HttpResponse<String> answer =
        send(request("/probe/api/probe/broken", bob).header("X-Request-Id", "broken-1"));

    assertProblem(answer, 500, "internal");
    String incident = Json.mapper().readTree(answer.body()).get("incident").asText();
    assertThat(ServerLog.lines())
        .anyMatch(line -> line.contains(incident + " [request=broken-1]: "));
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void requestIdShouldBeTakenOverOnlyInAHarmlessForm() throws Exception {
    HttpResponse<String> own =
        send(request("/probe/api/nothing", bob).header("X-Request-Id", "abc-1"));
    HttpResponse<String> odd =
        send(request("/probe/api/nothing", bob).header("X-Request-Id", "a b"));

    assertThat(own.headers().firstValue("X-Request-Id")).contains("abc-1");
    assertThat(Json.mapper().readTree(own.body()).get("requestId").asText()).isEqualTo("abc-1");
    assertThat(odd.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(22);
  }

  @Test
  void repetitionShouldGetTheFirstAnswer() throws Exception {
    HttpResponse<String> first = send(keyed("k1", bob, "{\"name\":\"a\"}"));
    HttpResponse<String> second = send(keyed("k1", bob, "{\"name\":\"a\"}"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("X-Fresh")).contains("true");
    assertThat(second.headers().firstValue("X-Fresh")).contains("false");
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"))
        .isPresent();
    assertThat(second.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
  }

  @Test
  void keyShouldBeTheCallersAndTheRoutesOwn() throws Exception {
    String body = "{\"name\":\"a\"}";
    List<HttpResponse<String>> answers =
        List.of(
            send(keyed("k2", bob, body)),
            send(keyed("k2", alice, body)),
            send(post("/probe/api/probe/things/r2", bob, body).header("Idempotency-Key", "k2")),
            send(post(THINGS, bob, body)),
            send(post(THINGS, bob, body)));

    assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(5);
  }

  @Test
  void keyShouldBeRefusedWithAnotherBodyOrInABadForm() throws Exception {
    send(keyed("k3", bob, "{\"name\":\"a\"}"));

    assertProblem(send(keyed("k3", bob, "{\"name\":\"b\"}")), 422, "idempotency-key-reused");
    assertProblem(
        send(keyed("k".repeat(256), bob, "{\"name\":\"a\"}")), 400, "idempotency-key-invalid");
    assertProblem(
        send(keyed("x", bob, "{\"name\":\"a\"}").header("Idempotency-Key", "y")),
        400,
        "idempotency-key-invalid");
  }

  @Test
  void refusalShouldBeRepeatedButAFailureTriedAgain() throws Exception {
    HttpResponse<String> refused = send(keyed("k4", bob, "{\"name\":\"refused\"}"));
    assertProblem(refused, 409, "probe-refused");
    assertThat(send(keyed("k4", bob, "{\"name\":\"refused\"}")).body()).isEqualTo(refused.body());

    for (String name : List.of("later", "broken")) {
      HttpResponse<String> once =
          send(keyed("k5" + name, bob, "{\"name\":\"%s\"}".formatted(name)));
      HttpResponse<String> again =
          send(keyed("k5" + name, bob, "{\"name\":\"%s\"}".formatted(name)));
      assertThat(once.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(again.statusCode()).isEqualTo(once.statusCode());
      assertThat(again.body()).isNotEqualTo(once.body());
    }
  }

  @Test
  void keyShouldBeInUseWhileTheFirstRequestRuns() throws Exception {
    String slow = "/probe/api/probe/slow";
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(
            post(slow, bob, "{\"name\":\"a\"}").header("Idempotency-Key", "k6").build(),
            BodyHandlers.ofString());
    assertThat(send(request(slow + "/running", bob)).body()).contains("true");

    assertProblem(
        send(post(slow, bob, "{\"name\":\"a\"}").header("Idempotency-Key", "k6")),
        409,
        "idempotency-key-in-use");

    send(request(slow + "/end", bob));
    assertThat(first.get().statusCode()).isEqualTo(201);
    assertThat(send(post(slow, bob, "{\"name\":\"a\"}").header("Idempotency-Key", "k6")).body())
        .isEqualTo(first.get().body());
  }

  @Test
  void onlyOneOfManyShouldRunWhenTheyComeAtOnce() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sent.add(
          http.sendAsync(keyed("k7", bob, "{\"name\":\"a\"}").build(), BodyHandlers.ofString()));
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> one : sent) {
      answers.add(one.get());
    }

    assertThat(answers).allMatch(answer -> List.of(201, 409).contains(answer.statusCode()));
    assertThat(answers.stream().filter(a -> a.headers().map().containsValue(List.of("true"))))
        .hasSize(1);
    assertThat(
            answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(HttpResponse::body)
                .distinct())
        .hasSize(1);
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(TestServer.http(path)).header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.Builder post(String path, String token, String body) {
    return request(path, token)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder keyed(String key, String token, String body) {
    return post(THINGS, token, body).header("Idempotency-Key", key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String id)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode problem = Json.mapper().readTree(answer.body());
    assertThat(problem.get("type").asText()).isEqualTo("/problems/" + id);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("requestId").asText())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }
}
