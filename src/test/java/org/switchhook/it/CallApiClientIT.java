package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.testkit.CallApiClient;

/** The runs of the original client that need no phone, numbered as in the contract. */
@Tag("portable")
class CallApiClientIT {
  private static CallApiClient client(String dialect) {
    return new CallApiClient(CallApiServer.OWN, "/call-api?dialect=" + dialect);
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run1_echo(String dialect) {
    CallApiClient.Run run = client(dialect).run("Echo", "{'a':'b'}");

    assertThat(run.status()).isZero();
    assertThat(run.received().get(0).at("/result/event").asText()).isEqualTo("Started");
    assertThat(run.events()).containsExactly("Reply", "Ended");
    assertThat(run.received().get(1).at("/params/data")).hasToString("{\"a\":\"b\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run2_echoWithAnId(String dialect) {
    CallApiClient.Run run = client(dialect).run("Echo", "{'a':'b'}", "42");

    assertThat(run.status()).isZero();
    assertThat(run.received().get(0).get("id")).hasToString("\"42\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run3_echoWithoutParameters(String dialect) {
    assertHangs(client(dialect).run("Echo", null), "non-object parameters are not accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run4_unknownMethod(String dialect) {
    assertHangs(client(dialect).run("Nope", "{}"), "unknown JSON-RPC method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run5_parameterThatIsNoText(String dialect) {
    assertHangs(client(dialect).run("Echo", "{'n':1}"), "bad JSON-RPC parameters");
  }

  private static void assertHangs(CallApiClient.Run run, String text) {
    assertThat(run.status()).isEqualTo(CallApiClient.Run.HANGS);
    assertThat(run.received()).hasSize(1);
    assertThat(run.received().get(0).get("id")).hasToString("\"\"");
    assertThat(run.received().get(0).at("/error/code").asInt()).isEqualTo(32000);
    assertThat(run.received().get(0).at("/error/message").asText()).isEqualTo(text);
  }

  @Test
  void i01_run6_startWithoutParameters() {
    CallApiClient.Run run = client("current").run("CallStart", "{}");

    assertThat(run.status()).isZero();
    assertThat(run.events()).containsExactly("Error");
    assertThat(run.received().get(1).at("/params/data").asText()).isEqualTo("caller not specified");
  }

  @Test
  void i01_run6_startWithoutParametersInReadme() {
    CallApiClient.Run run = client("readme").run("CallStart", "{}");

    assertThat(run.status()).isZero();
    assertThat(run.events()).containsExactly("Error");
    assertThat(run.received().get(1).get("method").asText()).isEqualTo("Error");
    assertThat(run.received().get(1).at("/params/error_msg").asText())
        .isEqualTo("caller not specified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/call-api/", "/", "/call", "/events"})
  void i01_run13_wrongPath(String path) {
    assertThat(new CallApiClient(CallApiServer.OWN, path).run("Echo", "{}").status()).isEqualTo(1);
  }

  @Test
  void i01_run13_wrongPort() {
    int free = CallApiServer.OWN - 1;

    assertThat(new CallApiClient(free, "/call-api").run("Echo", "{}").status()).isEqualTo(1);
  }

  /** As a whole, without a choice of dialect: the original's own configuration. */
  @Test
  void i01_clientShouldEndWithTheDialectOfTheListener() {
    CallApiClient.Run run =
        new CallApiClient(CallApiServer.OWN, CallApiServer.PATH).run("Echo", "{'a':'b'}");

    assertThat(run.status()).isZero();
    assertThat(run.events()).containsExactly("Reply", "Ended");
  }
}
