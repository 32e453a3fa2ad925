package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

/** Routes that do what the test of all routes needs. */
@Path("probe")
@Singleton
@Needs(Right.USE)
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {
  private final CurrentCaller caller;
  private final CurrentAttempt attempt;
  private final Idempotency idempotency;
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch slowIsRunning = new CountDownLatch(1);
  private final CountDownLatch slowMayEnd = new CountDownLatch(1);

  public record Thing(String name) {
    public Thing {
      Text.line("name", Fields.required("name", name), 20);
    }
  }

  @Inject
  public ProbeResource(CurrentCaller caller, CurrentAttempt attempt, Idempotency idempotency) {
    this.caller = caller;
    this.attempt = attempt;
    this.idempotency = idempotency;
  }

  @GET
  public Map<String, String> who() {
    return Map.of("user", caller.get().user().value());
  }

  @GET
  @Path("open")
  @Open("a test")
  public Map<String, String> open() {
    return Map.of("open", "yes");
  }

  @GET
  @Path("admin")
  @Needs(Right.ADMINISTER)
  public Map<String, String> admin() {
    return Map.of("admin", "yes");
  }

  @GET
  @Path("broken")
  public Response broken() {
    throw new IllegalStateException("secret of org.switchhook");
  }

  @POST
  @Path("things/{room}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(@PathParam("room") String room, Thing thing) {
    Outcome<Map<String, Object>> outcome =
        idempotency.once(attempt.get(), () -> made(room, thing.name()));
    return Response.fromResponse(outcome.response())
        .header("X-Fresh", outcome.fresh().isPresent())
        .build();
  }

  @POST
  @Path("slow")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response slow(Thing thing) {
    return idempotency
        .once(
            attempt.get(),
            () -> {
              slowIsRunning.countDown();
              await(slowMayEnd);
              return made("slow", thing.name());
            })
        .response();
  }

  /** Answers once the slow route is at work. */
  @GET
  @Path("slow/running")
  public Map<String, Boolean> slowIsRunning() {
    return Map.of("running", await(slowIsRunning));
  }

  @GET
  @Path("slow/end")
  public Map<String, Boolean> endSlow() {
    slowMayEnd.countDown();
    return Map.of("ended", true);
  }

  private Answer<Map<String, Object>> made(String room, String name) {
    int run = runs.incrementAndGet();
    switch (name) {
      case "refused" -> throw new Problem(409, "probe-refused", "name", "run " + run);
      case "later" -> throw new Problem(503, "probe-later", null, "run " + run);
      case "broken" -> throw new IllegalStateException("run " + run);
      default -> {
        return new Answer<>(201, "/things/" + run, Map.of("room", room, "run", run));
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
