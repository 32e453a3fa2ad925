package org.switchhook.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Text;

/**
 * Takes members of a client message and refuses wrong ones.
 *
 * @param request the message's id, for the refusal
 * @param silent true when the sender is not told of a refusal
 */
record Fields(@Nullable String request, boolean silent) {
  JsonNode object(JsonNode parent, String name) {
    JsonNode child = parent.path(name);
    if (!child.isObject()) {
      throw invalid(name + " must be an object");
    }
    return child;
  }

  String text(JsonNode parent, String name, int max) {
    String text = parent.path(name).textValue();
    if (text == null || text.isEmpty() || text.length() > max || Text.hasControl(text)) {
      throw invalid(name + " must be a text of 1 to " + max + " characters");
    }
    return text;
  }

  WireProblem invalid(String rule) {
    return new WireProblem("invalid_format", request, silent, rule);
  }
}
