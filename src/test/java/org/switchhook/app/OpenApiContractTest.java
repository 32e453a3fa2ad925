package org.switchhook.app;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract at the top of the repository and the resources of the application say the same. */
class OpenApiContractTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /** Said in controls only, whose form is checked before. */
  private static final Set<String> ON_THE_SOCKET = Set.of("digit-invalid");

  private static final Pattern QUOTED = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

  private final JsonNode contract = read();
  private final Map<String, RouteMethod> served =
      ApiApplication.CLASSES.stream()
          .flatMap(RouteMethod::of)
          .collect(toMap(RouteMethod::name, Function.identity()));

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Files.readString(Path.of("openapi.yaml")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void contractAndResourcesShouldHaveTheSameRoutes() {
    assertThat(described()).isEqualTo(new TreeSet<>(served.keySet())).isNotEmpty();
  }

  private Set<String> described() {
    Set<String> found = new TreeSet<>();
    contract
        .get("paths")
        .properties()
        .forEach(
            path ->
                names(path.getValue())
                    .filter(METHODS::contains)
                    .forEach(method -> found.add(method + " " + path.getKey())));
    return found;
  }

  @TestFactory
  Stream<DynamicTest> routeShouldDescribeItsParametersBodyAndStatuses() {
    return served.values().stream()
        .map(route -> DynamicTest.dynamicTest(route.name(), () -> assertDescribed(route)));
  }

  private void assertDescribed(RouteMethod route) {
    JsonNode path = contract.get("paths").get(route.path());
    JsonNode operation = path.get(route.verb());
    List<JsonNode> parameters = parameters(path, operation);
    assertThat(named(parameters, "path")).isEqualTo(route.pathParameters());
    assertThat(named(parameters, "query")).isEqualTo(route.queryParameters());
    assertThat(named(parameters, "header")).containsAll(route.headerParameters());
    assertThat(names(operation.get("responses")))
        .containsAll(route.statuses())
        .anyMatch(status -> status.startsWith("2"));
    assertThat(operation.has("requestBody")).isEqualTo(route.body().isPresent());
    route.body().ifPresent(body -> assertSameMembers(body, operation));
  }

  /** What Jackson reads into the record is what the contract allows, and nothing else. */
  private void assertSameMembers(Class<?> body, JsonNode operation) {
    JsonNode schema = resolved(operation.at("/requestBody/content/application~1json/schema"));
    List<String> components =
        Stream.of(body.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(names(schema.get("properties"))).containsExactlyInAnyOrderElementsOf(components);
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void everyReferenceShouldLeadSomewhere() {
    assertThat(contract.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(target(ref).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void everyErrorShouldBeProblemJson() {
    contract
        .at("/components/responses")
        .forEach(
            response ->
                assertThat(response.at("/content").has("application/problem+json")).isTrue());
  }

  @Test
  void everyProblemShouldBeNamed() {
    Set<String> ids = ProblemIds.inSources();
    ids.removeAll(ON_THE_SOCKET);

    assertThat(ids).contains("room-unknown", "token-expired", "stopping", "number-invalid");
    assertThat(ids).allSatisfy(id -> assertThat(text()).contains("`" + id + "`"));
  }

  @Test
  void everyProblemThatIsNamedShouldExist() {
    Set<String> named =
        contract.at("/components/responses").findValuesAsText("description").stream()
            .flatMap(text -> QUOTED.matcher(text).results())
            .map(hit -> hit.group(1))
            .collect(toCollection(TreeSet::new));

    assertThat(ProblemIds.inSources()).containsAll(named);
    assertThat(named).isNotEmpty();
  }

  private String text() {
    return contract.findValuesAsText("description").toString();
  }

  private List<JsonNode> parameters(JsonNode path, JsonNode operation) {
    List<JsonNode> all = new ArrayList<>();
    path.path("parameters").forEach(parameter -> all.add(resolved(parameter)));
    operation.path("parameters").forEach(parameter -> all.add(resolved(parameter)));
    return all;
  }

  private static Set<String> named(List<JsonNode> parameters, String place) {
    return parameters.stream()
        .filter(parameter -> parameter.get("in").asText().equals(place))
        .map(parameter -> parameter.get("name").asText())
        .collect(toCollection(TreeSet::new));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? target(node.get("$ref").asText()) : node;
  }

  private JsonNode target(String ref) {
    return contract.at(ref.substring(1));
  }

  private static Stream<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey);
  }
}
