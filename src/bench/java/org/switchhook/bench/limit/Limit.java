package org.switchhook.bench.limit;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** REST that does nothing. */
@ApplicationPath("/")
public class Limit extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(NoOp.class);
  }

  /** Answers at once. */
  @Path("noop")
  public static class NoOp {
    @GET
    @Produces("application/json")
    public String answer() {
      return "{}";
    }
  }
}
