package org.switchhook.pair;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.Media;
import org.switchhook.call.Opening;
import org.switchhook.dialling.DialPermit;

/**
 * Rings whom a caller wants, with what the caller offers, and answers the caller as the callee
 * answers.
 */
final class Passing implements Provisional {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int UNAVAILABLE = 503;
  private static final int FIRST_TOLD = 180;
  private static final int LAST_TOLD = 183;

  private final Pair pair;
  private final PairWorld world;
  private final Passage passage;
  private final DialPermit permit;
  private final IncomingCallHandler.Reply reply;
  private @Nullable Arrival caller;
  private @Nullable Line callee;

  Passing(
      Pair pair,
      PairWorld world,
      Passage passage,
      DialPermit permit,
      IncomingCallHandler.Reply reply) {
    this.pair = pair;
    this.world = world;
    this.passage = passage;
    this.permit = permit;
    this.reply = reply;
  }

  @Override
  public CommandListener listener() {
    return event -> {};
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    return world
        .receive(pair, Side.CALLER, passage.call())
        .thenCompose(this::ring)
        .exceptionally(this::fault);
  }

  private CompletionStage<@Nullable Failure> ring(Arrival arrival) {
    caller = arrival;
    pair.put(Side.CALLER, arrival.line());
    if (pair.isEnding() || arrival.line().isOver()) {
      return failed(Reason.no(Reason.TERMINATED, ""));
    }
    return world
        .place(
            pair, Side.CALLEE, passage.callee(), permit.showing(passage.shown()), opening(arrival))
        .thenCompose(
            line -> {
              callee = line;
              pair.put(Side.CALLEE, line);
              if (arrival.line().isOver()) {
                line.hangUp();
              }
              return line.answered().thenCompose(said -> calleeSaid(said, arrival, line));
            });
  }

  private Opening opening(Arrival arrival) {
    Media offer = arrival.offer();
    int hops = passage.call().hops() - 1;
    return offer == null
        ? new Opening.WithoutOffer(world.ticket(), hops)
        : new Opening.Passing(world.ticket(), offer, hops);
  }

  @Override
  public void tried(Line line, int code, String reason) {
    if (line.equals(callee) && caller != null && code >= FIRST_TOLD && code <= LAST_TOLD) {
      caller.ring(code, line.early());
    }
  }

  private CompletionStage<@Nullable Failure> calleeSaid(Said said, Arrival arrival, Line line) {
    if (said instanceof Said.No no) {
      Said.No told = PassedBack.of(no);
      arrival.refuse(told.code(), told.reason());
      return failed(no);
    }
    Media media = ((Said.Yes) said).media();
    Media offer = arrival.offer();
    if (offer != null) {
      line.met(media, offer);
    }
    arrival.accept(media);
    return arrival.line().answered().thenApply(heard -> callerSaid(heard, arrival, line));
  }

  /** The caller has acknowledged our answer, or is gone. */
  private @Nullable Failure callerSaid(Said said, Arrival arrival, Line line) {
    if (said instanceof Said.No no) {
      if (line.isOwed()) {
        line.decline(false);
      }
      line.hangUp();
      return failure(no);
    }
    if (arrival.offer() == null && said instanceof Said.Yes answer) {
      arrival.line().described(answer.media());
      line.answer(answer.media());
    }
    return null;
  }

  private Failure fault(Throwable fault) {
    if (caller == null) {
      reply.refuse(UNAVAILABLE, RETRY_AFTER);
    } else {
      caller.refuse(UNAVAILABLE, "");
    }
    return Refusals.of(fault);
  }

  private static CompletionStage<@Nullable Failure> failed(Said.No no) {
    return CompletableFuture.completedStage(failure(no));
  }

  private static Failure failure(Said.No no) {
    return Failure.of(Failure.Kind.TRANSFER_FAILED, no.code(), no.reason());
  }

  /** Who is left alone is not kept waiting. */
  @Override
  public void left(Line line) {
    Line other = caller != null && line.equals(caller.line()) ? callee : null;
    if (other != null) {
      other.hangUp();
    } else if (caller != null
        && line.equals(callee)
        && line.answered().toCompletableFuture().isDone()) {
      caller.line().hangUp();
    }
  }
}
