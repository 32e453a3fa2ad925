package org.switchhook.gateway.opensips;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.switchhook.rpc.Request;
import org.switchhook.rpc.RequestReader;

/** What the socket {@code /call-api} understands, as the code that reads it says. */
public final class CallApiMessages {
  private CallApiMessages() {}

  /** Every method that a client may call. */
  public static Set<String> names() {
    return CommandReader.METHODS.keySet();
  }

  /** Every type that a request is read into; each names the right it needs. */
  public static List<Class<?>> kinds() {
    return List.of(Command.class.getPermittedSubclasses());
  }

  /** What a request is read into. */
  public static Class<?> kind(String text) {
    Request request = RequestReader.read(text);
    Map<String, String> params = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> param : request.params().entrySet()) {
      params.put(param.getKey(), param.getValue().textValue());
    }
    return CommandReader.METHODS
        .get(request.method())
        .apply(new Params(Dialect.CURRENT, params))
        .getClass();
  }
}
