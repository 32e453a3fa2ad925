package org.switchhook.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;

/** The public REST interface. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {
  static final List<Class<?>> CLASSES = List.of(JsonProvider.class);

  @Override
  @SuppressWarnings("deprecation") // see Beans
  public Set<Object> getSingletons() {
    return Beans.of(CLASSES);
  }
}
