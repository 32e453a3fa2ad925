package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.call.Call;
import org.switchhook.call.CallPicture;
import org.switchhook.call.Calls;
import org.switchhook.call.LiveCalls;
import org.switchhook.directory.Directory;
import org.switchhook.platform.Problem;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.LateAnswer;
import org.switchhook.rest.LateAnswers;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;
import org.switchhook.security.Caller;
import org.switchhook.sip.Ladders;

/** What a call is doing, for the admins of its domain who look for a fault. */
@Path("debug/calls/{call}")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class DebugResource {
  private final Calls calls;
  private final LiveCalls live;
  private final Ladders ladders;
  private final Directory directory;
  private final LateAnswers answers;
  private final CurrentCaller caller;

  @Inject
  public DebugResource(
      Calls calls,
      LiveCalls live,
      Ladders ladders,
      Directory directory,
      LateAnswers answers,
      CurrentCaller caller) {
    this.calls = calls;
    this.live = live;
    this.ladders = ladders;
    this.directory = directory;
    this.answers = answers;
    this.caller = caller;
  }

  @GET
  public void look(@PathParam("call") String id, @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    Call call = read(caller.get(), id);
    CompletionStage<@Nullable CallPicture> picture =
        live.look(call.id()).orElseGet(() -> CompletableFuture.completedStage(null));
    picture.thenAccept(now -> answer.give(DebugView.of(call, view(call.id(), now))));
  }

  private @Nullable LiveView view(CallId call, @Nullable CallPicture now) {
    return now == null ? null : LiveView.of(now, ladders.of(call));
  }

  private Call read(Caller admin, String id) {
    try {
      return calls
          .find(new CallId(id))
          .filter(call -> directory.runBy(admin).contains(new DomainId(call.domain())))
          .orElseThrow(DebugResource::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return new Problem(404, "call-unknown", null, "There is no such call for you");
  }
}
