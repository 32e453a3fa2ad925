package org.switchhook.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.switchhook.app.JsonProvider;

/** The probe routes behind exactly what guards the real ones. */
@ApplicationPath("/api")
public class ProbeApplication extends Application {
  @Override
  @SuppressWarnings("deprecation") // as the real one
  public Set<Object> getSingletons() {
    List<Class<?>> classes = new ArrayList<>(RestParts.CLASSES);
    classes.addAll(List.of(JsonProvider.class, ProbeResource.class, ForgottenResource.class));
    Set<Object> beans = new LinkedHashSet<>();
    classes.forEach(type -> beans.add(CDI.current().select(type).get()));
    return beans;
  }

  /** Makes the schema before the first request. */
  static class Schema {
    void make(@Observes @Initialized(ApplicationScoped.class) Object start, DataSource dataSource) {
      Flyway.configure(ProbeApplication.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    }
  }
}
