package org.switchhook.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request out of one message, as mildly as many programs need it: {@code jsonrpc} is not
 * looked at, names of members count in any case, members that are not known are passed over, and of
 * two with one name the last counts. For one message.
 */
public final class RequestReader {
  private static final int DEEPEST = 32;
  private static final JsonMapper JSON = mapper();

  private final String text;
  private String id = Request.NO_ID;
  private String method = "";
  private @Nullable JsonNode params;

  private RequestReader(String text) {
    this.text = text;
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder().enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }

  /**
   * @throws RpcException {@link ErrorCode#PARSE_ERROR} when the text is not one JSON object or
   *     null, or the method is no text; {@link ErrorCode#INVALID_REQUEST} when the parameters are
   *     no object
   */
  public static Request read(String text) {
    RequestReader reader = new RequestReader(text);
    try (JsonParser json = JSON.createParser(text)) {
      reader.document(json);
    } catch (JsonProcessingException e) {
      throw unreadable();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text does not fail to be read
    }
    return reader.request();
  }

  private static RpcException unreadable() {
    return new RpcException(ErrorCode.PARSE_ERROR, Request.UNREADABLE_ID);
  }

  private void document(JsonParser json) throws IOException {
    JsonToken first = json.nextToken();
    if (first == JsonToken.START_OBJECT) {
      members(json);
    } else if (first != JsonToken.VALUE_NULL) {
      throw unreadable();
    }
    if (json.nextToken() != null) {
      throw unreadable();
    }
  }

  private void members(JsonParser json) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name.toLowerCase(Locale.ROOT)) {
        case "id" -> id = written(json);
        case "method" -> method = method(json);
        case "params" -> params = json.readValueAsTree();
        default -> json.skipChildren();
      }
    }
  }

  /** The text of the value at which the parser stands; numbers keep every digit. */
  private String written(JsonParser json) throws IOException {
    int start = (int) json.currentTokenLocation().getCharOffset();
    if (json.currentToken().isScalarValue()) {
      json.getText(); // reads it to its end
    } else {
      json.skipChildren();
    }
    return text.substring(start, (int) json.currentLocation().getCharOffset()).strip();
  }

  private static String method(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NULL -> "";
      default -> throw unreadable();
    };
  }

  private Request request() {
    if (params == null || !params.isObject()) {
      throw new RpcException(ErrorCode.INVALID_REQUEST, id);
    }
    Map<String, JsonNode> named = new LinkedHashMap<>();
    params.properties().forEach(member -> named.put(member.getKey(), member.getValue()));
    return new Request(id, method, named);
  }
}
