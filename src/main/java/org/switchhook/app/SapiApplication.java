package org.switchhook.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.switchhook.gateway.quobis.SapiPermissionsResource;
import org.switchhook.rest.RestParts;

/** The service interface of Quobis WAC, guarded like the public one. */
@ApplicationPath("/sapi")
public class SapiApplication extends Application {
  /** Resources and the JSON form; {@link RestParts} is what guards them. */
  static final List<Class<?>> CLASSES = List.of(JsonProvider.class, SapiPermissionsResource.class);

  @Override
  public Map<String, Object> getProperties() {
    return Beans.OWN_JSON;
  }

  @Override
  @SuppressWarnings("deprecation") // see Beans
  public Set<Object> getSingletons() {
    Set<Object> beans = Beans.of(RestParts.CLASSES);
    beans.addAll(Beans.of(CLASSES));
    return beans;
  }
}
