package org.switchhook.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How values look as JSON on every wire of ours: instants as ISO 8601 text in UTC, durations as ISO
 * 8601 text, a field that the reader does not know is an error.
 */
public final class Json {
  private Json() {}

  /** A mapper to inject; it may be used from any thread and must not be reconfigured. */
  @Produces
  @Singleton
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .build();
  }
}
