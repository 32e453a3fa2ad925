package org.switchhook.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** What tests send and get: short to write in Java, and never lost when it is no JSON. */
final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /** Of what Jackson can write, or of a String, which is sent as it is but with ' for ". */
  static String write(Object message) {
    try {
      return message instanceof String given
          ? given.replace('\'', '"')
          : JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A missing node for nothing; a text node for what is no JSON, such as a page of the server. */
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }
}
