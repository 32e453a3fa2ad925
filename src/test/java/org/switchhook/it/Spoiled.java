package org.switchhook.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A good JSON object with one of its members made bad.
 *
 * @param how what was done to which member
 * @param members names on the way to the member, and of what it has lost; one of them has to stand
 *     in the refusal
 * @param text the JSON
 */
record Spoiled(String how, List<String> members, String text) {
  /** Writes halves of characters as they are, not as question marks. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final JsonNodeFactory NODES = JSON.getNodeFactory();
  private static final List<String> CONTROLS =
      List.of(
          "\r", "\n", "\0", "\r\nX-Evil: 1", "\r\n\r\nINVITE sip:x@y SIP/2.0", "\u0085", "\u2028");

  /** Values of every type, by the type's name. */
  private static final Map<String, JsonNode> TYPES = types();

  private static Map<String, JsonNode> types() {
    Map<String, JsonNode> types = new LinkedHashMap<>();
    types.put("a number", NODES.numberNode(7));
    types.put("a fraction", NODES.numberNode(new BigDecimal("1.5")));
    types.put("a huge number", NODES.numberNode(new BigDecimal("1e25")));
    types.put("a negative number", NODES.numberNode(-1));
    types.put("true", NODES.booleanNode(true));
    types.put("a text", NODES.textNode("nonsense\u0001"));
    types.put("an array", NODES.arrayNode().add(NODES.objectNode()));
    types.put("an object", NODES.objectNode().put("nonsense", 1));
    return types;
  }

  /** Every wrong type for every member, and every control character in every text. */
  static List<Spoiled> of(String json, Random random) {
    JsonNode tree = read(json);
    List<Spoiled> all = new ArrayList<>();
    for (List<Object> path : paths(tree, List.of())) {
      JsonNode good = at(tree, path);
      TYPES.forEach(
          (name, value) -> {
            if (!fits(good, value) && !(value.isObject() && isFree(path, good))) {
              all.add(spoiled(tree, path, "is " + name, value));
            }
          });
      if (good.isTextual()) {
        texts(good.textValue(), random)
            .forEach((how, text) -> all.add(spoiled(tree, path, how, NODES.textNode(text))));
      }
    }
    return all;
  }

  private static Map<String, String> texts(String good, Random random) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String control : CONTROLS) {
      int at = random.nextInt(good.length() + 1);
      String name = write(NODES.textNode(control));
      texts.put("has " + name + " at " + at, good.substring(0, at) + control + good.substring(at));
    }
    texts.put("has half a character", good + "\ud83d");
    texts.put("is 30,000 characters long", good + "x".repeat(30_000));
    return texts;
  }

  /** Options of a dial-out may be any object; so may one of which nothing is read. */
  private static boolean isFree(List<Object> path, JsonNode good) {
    return path.equals(List.of("options")) || (good.isObject() && good.isEmpty());
  }

  /** Whether a value has the type, and for a number the range, of a good one. */
  private static boolean fits(JsonNode good, JsonNode value) {
    if (good.isNumber()) {
      return value.isIntegralNumber() && value.intValue() > 0 && value.canConvertToInt();
    }
    return good.getNodeType() == value.getNodeType() && good.getNodeType() == JsonNodeType.BOOLEAN;
  }

  private static List<List<Object>> paths(JsonNode node, List<Object> above) {
    List<List<Object>> paths = new ArrayList<>();
    List<Object> steps = new ArrayList<>();
    node.fieldNames().forEachRemaining(steps::add);
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      steps.add(i);
    }
    for (Object step : steps) {
      List<Object> path = Stream.concat(above.stream(), Stream.of(step)).toList();
      paths.add(path);
      paths.addAll(paths(at(node, List.of(step)), path));
    }
    return paths;
  }

  private static JsonNode at(JsonNode tree, List<Object> path) {
    JsonNode node = tree;
    for (Object step : path) {
      node = step instanceof Integer index ? node.get(index) : node.get((String) step);
    }
    return node;
  }

  private static Spoiled spoiled(JsonNode tree, List<Object> path, String how, JsonNode value) {
    JsonNode copy = tree.deepCopy();
    JsonNode parent = at(copy, path.subList(0, path.size() - 1));
    Object last = path.get(path.size() - 1);
    if (last instanceof Integer index) {
      ((ArrayNode) parent).set(index, value);
    } else {
      ((ObjectNode) parent).set((String) last, value);
    }
    List<String> names = new ArrayList<>();
    path.stream().filter(String.class::isInstance).forEach(step -> names.add((String) step));
    at(tree, path).fieldNames().forEachRemaining(names::add);
    return new Spoiled(path + " " + how, names, write(copy));
  }

  private static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
