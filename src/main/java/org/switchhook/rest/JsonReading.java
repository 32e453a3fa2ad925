package org.switchhook.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.switchhook.platform.Problem;

/** Stands around the reading of a body, so that what is wrong with it gets a name. */
@Provider
@Singleton
public class JsonReading implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body;
    try {
      body = context.proceed();
    } catch (JsonProcessingException e) {
      throw JsonProblem.of(e);
    } catch (NoContentException e) {
      throw missing();
    }
    if (body == null) {
      throw missing();
    }
    return body;
  }

  private static Problem missing() {
    return new Problem(400, "body-missing", null, "A JSON body is needed");
  }
}
