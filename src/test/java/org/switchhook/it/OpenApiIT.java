package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiIT {
  private final YAMLMapper yaml = new YAMLMapper();

  @Test
  void servedContractIsTheFileOfTheRepository() throws Exception {
    HttpResponse<String> answer = get("/openapi");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode file = yaml.readTree(Files.readString(Path.of("openapi.yaml")));
    assertThat(yaml.readTree(answer.body())).isEqualTo(asServed(file));
  }

  /**
   * WildFly writes these three objects, empty, when the file leaves them out, and drops that a body
   * is required.
   */
  private static JsonNode asServed(JsonNode file) {
    ObjectNode served = file.deepCopy();
    served.withObjectProperty("components");
    served.withObjectProperty("externalDocs");
    served.withObjectProperty("info").withObjectProperty("contact");
    served
        .findValues("requestBody")
        .forEach(body -> assertThat(((ObjectNode) body).remove("required").asBoolean()).isTrue());
    return served;
  }

  @Test
  void unknownApiPathIsNotFound() throws Exception {
    assertThat(get("/api/v1/no-such-thing").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(TestServer.http(path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
