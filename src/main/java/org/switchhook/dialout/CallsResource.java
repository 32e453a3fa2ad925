package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.switchhook.call.Call;
import org.switchhook.call.DigitsOutcome;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.pair.PairCommands;
import org.switchhook.pair.PairPicture;
import org.switchhook.pair.PairPictures;
import org.switchhook.pair.PairView;
import org.switchhook.platform.Problem;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.LateAnswer;
import org.switchhook.rest.LateAnswers;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** One call, over REST: a leg, or one between two parties. */
@Path("calls/{call}")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class CallsResource {
  private static final int RETRY_AFTER = 1;

  private final CallKeeping calls;
  private final LiveCalls live;
  private final PairPictures pairs;
  private final PairCommands commands;
  private final LateAnswers answers;
  private final CurrentCaller caller;

  @Inject
  public CallsResource(
      CallKeeping calls,
      LiveCalls live,
      PairPictures pairs,
      PairCommands commands,
      LateAnswers answers,
      CurrentCaller caller) {
    this.calls = calls;
    this.live = live;
    this.pairs = pairs;
    this.commands = commands;
    this.answers = answers;
    this.caller = caller;
  }

  @GET
  public Object read(@PathParam("call") String id) {
    Optional<PairPicture> pair = pairs.find(caller.get(), id);
    return pair.isPresent() ? PairView.of(pair.get()) : calls.show(caller.get(), id);
  }

  /** 202 while the call lives: its end is told by its status. 204 when it has ended before. */
  @DELETE
  public Response hangUp(@PathParam("call") String id) {
    Optional<PairPicture> pair = pairs.find(caller.get(), id);
    return pair.isPresent() ? hangUp(pair.get()) : hangUpLeg(id);
  }

  private Response hangUp(PairPicture pair) {
    if (pair.state() == PairPicture.State.ENDED) {
      return Response.noContent().build();
    }
    commands.end(caller.get(), pair.id(), event -> {});
    return Response.accepted().build();
  }

  private Response hangUpLeg(String id) {
    Call call = calls.read(caller.get(), id);
    if (call.status().isEnd()) {
      return Response.noContent().build();
    }
    if (live.tell(call.id(), new Input.HangUp())) {
      return Response.accepted().build();
    }
    // Stored, not ended and not live: it is being placed, or its last status is being written.
    throw new Problem(
        503,
        "call-changing",
        null,
        "The call is starting or ending at this moment; ask again",
        Map.of("retryAfter", RETRY_AFTER));
  }

  /** Answers when the phone has taken the last digit or refused one. */
  @POST
  @Path("dtmf")
  @Consumes(MediaType.APPLICATION_JSON)
  public void send(
      @PathParam("call") String id, DigitsRequest request, @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    Call call = calls.read(caller.get(), id);
    String digits = request.checked();
    live.sendDigits(call.id(), digits).thenAccept(outcome -> answer.give(answer(outcome)));
  }

  private static Object answer(DigitsOutcome outcome) {
    return switch (outcome.kind()) {
      case TAKEN -> Response.noContent().build();
      case REFUSED -> refused(outcome);
      case NOT_ANSWERED -> notAnswered();
      case TOO_MANY -> busy();
    };
  }

  private static Problem busy() {
    return new Problem(
        409, "digits-busy", null, "Too many digits wait for this phone; none of these was sent");
  }

  private static Problem notAnswered() {
    return new Problem(
        409, "call-not-answered", null, "Digits need a call that is answered and has not ended");
  }

  private static Problem refused(DigitsOutcome outcome) {
    return new Problem(
        502,
        "digit-refused",
        null,
        "The phone refused a digit; the digits behind it were not sent",
        Map.of("sipCode", outcome.code(), "sipText", outcome.text()));
  }
}
