package org.switchhook.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The stored form of a {@link Trace}: JSON. */
@Singleton
class TraceText {
  private static final int MAX = 200_000;

  private final ObjectMapper json;

  @Inject
  TraceText(ObjectMapper json) {
    this.json = json;
  }

  /** Empty when it is longer than the database takes, which only a peer's odd route set can do. */
  Optional<String> write(Trace trace) {
    try {
      String text = json.writeValueAsString(trace);
      return text.length() > MAX ? Optional.empty() : Optional.of(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a trace has nothing that JSON cannot say", e);
    }
  }

  /** Empty when the text is of another form, such as that of another version. */
  Optional<Trace> read(String text) {
    try {
      return Optional.ofNullable(json.readValue(text, Trace.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
