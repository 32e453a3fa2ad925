package org.switchhook.dialout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.CallRequest;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

/** The rules for what a caller may keep with a call. Its members mean nothing to us. */
final class Options {
  private static final int DEEPEST = 8;
  private static final int WORD_MAX = 255;
  private static final int LARGEST = 308;

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
    require(
        numbersFit(options), "numbers in options must be smaller than 1e308 and not below 1e-308");
    requireWord(options, "actorId");
    requireWord(options, "actorType");
    String text = options.toString();
    require(
        UTF_8.newEncoder().canEncode(text), "options must not have one half of a character in it");
    require(
        text.getBytes(UTF_8).length <= CallRequest.OPTIONS_MAX,
        "options must have at most " + CallRequest.OPTIONS_MAX + " bytes");
    return text;
  }

  private static void requireWord(JsonNode options, String name) {
    JsonNode word = options.get(name);
    require(
        word == null || (word.isTextual() && isWord(word.textValue())),
        name + " must be a text of at most " + WORD_MAX + " characters and no control characters");
  }

  private static boolean isWord(String text) {
    return Text.length(text) <= WORD_MAX && !Text.hasControl(text);
  }

  /** Whoever reads a number as a double gets neither infinity nor 0 for it. */
  private static boolean numbersFit(JsonNode node) {
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      long exponent = (long) number.precision() - number.scale() - 1;
      return number.signum() == 0
          ? Math.abs((long) number.scale()) <= LARGEST
          : Math.abs(exponent) <= LARGEST - 1;
    }
    for (JsonNode child : node) {
      if (!numbersFit(child)) {
        return false;
      }
    }
    return true;
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
