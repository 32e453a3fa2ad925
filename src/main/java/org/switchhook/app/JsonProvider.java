package org.switchhook.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.Provider;

/** Reads and writes the bodies of REST requests with the application's own JSON mapper. */
@Provider
@Singleton
public class JsonProvider extends JacksonJsonProvider {
  @Inject
  public JsonProvider(ObjectMapper mapper) {
    super(mapper);
  }
}
