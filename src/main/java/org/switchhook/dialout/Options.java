package org.switchhook.dialout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.CallRequest;
import org.switchhook.platform.Problem;

/** The rules for what a caller may keep with a call. Its members mean nothing to us. */
final class Options {
  private static final int DEEPEST = 8;
  private static final int WORD_MAX = 255;

  private Options() {}

  /**
   * The options as JSON text, {@code {}} when there are none.
   *
   * @throws Problem 400 {@code options-invalid}, naming the rule
   */
  static String text(@Nullable JsonNode options) {
    if (options == null || options.isNull()) {
      return "{}";
    }
    require(options.isObject(), "options must be an object");
    require(depth(options) <= DEEPEST, "options must be nested at most " + DEEPEST + " deep");
    requireWord(options, "actorId");
    requireWord(options, "actorType");
    String text = options.toString();
    require(
        text.getBytes(UTF_8).length <= CallRequest.OPTIONS_MAX,
        "options must have at most " + CallRequest.OPTIONS_MAX + " bytes");
    return text;
  }

  private static void requireWord(JsonNode options, String name) {
    JsonNode word = options.get(name);
    require(
        word == null || (word.isTextual() && word.textValue().length() <= WORD_MAX),
        name + " must be a text of at most " + WORD_MAX + " characters");
  }

  private static int depth(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, depth(child));
    }
    return node.isContainerNode() ? deepest + 1 : 0;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new Problem(400, "options-invalid", "options", rule);
    }
  }
}
