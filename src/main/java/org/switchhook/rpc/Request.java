package org.switchhook.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A call of a method by name, with named parameters.
 *
 * @param id as it was written: JSON text of any type; {@code null} when there was none
 * @param method the empty text when there was none
 * @param params in the order in which they came
 */
public record Request(String id, String method, Map<String, JsonNode> params) {
  /** The id of a request whose own could not be read. */
  static final String UNREADABLE_ID = "\"\"";

  static final String NO_ID = "null";
}
