package org.switchhook.pair;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.Media;

/**
 * A phone takes the place of another one: it and the party that stays hear each other, then the old
 * leg is ended. When that comes to nothing the call is as it was.
 */
final class TakeOver implements Op {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int UNAVAILABLE = 503;
  private static final int TEMPORARILY = 480;
  private static final int NOT_ACCEPTABLE = 488;

  /** What a phone says of a description that it does not take. */
  private static final Set<Integer> OF_MEDIA = Set.of(415, 488, 606);

  private final Pair pair;
  private final PairWorld world;
  private final IncomingCall call;
  private final CallId matched;
  private final IncomingCallHandler.Reply reply;
  private @Nullable Arrival newcomer;
  private boolean changed;

  TakeOver(
      Pair pair,
      PairWorld world,
      IncomingCall call,
      CallId matched,
      IncomingCallHandler.Reply reply) {
    this.pair = pair;
    this.world = world;
    this.call = call;
    this.matched = matched;
    this.reply = reply;
  }

  @Override
  public CommandListener listener() {
    return event -> {};
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    Line old = pair.line(matched);
    Line stays = old == null ? null : pair.other(old);
    if (old == null || stays == null || old.isOver() || stays.isOver()) {
      reply.refuse(TEMPORARILY, null); // it waited, and the call has ended meanwhile
      return CompletableFuture.completedStage(Pair.gone());
    }
    Marks held = stays.marks();
    return world
        .receive(pair, pair.side(old), call)
        .thenCompose(
            arrival -> {
              newcomer = arrival;
              stays.mark(held.ours(false));
              return join(arrival, stays)
                  .thenCompose(said -> outcome(said, arrival.line(), old, stays, held));
            })
        .exceptionally(this::fault);
  }

  private CompletionStage<Said> join(Arrival arrival, Line stays) {
    Media offer = arrival.offer();
    return offer == null ? fetched(arrival, stays) : offered(arrival, offer, stays);
  }

  /** The newcomer's offer goes to who stays, the answer into our 200. */
  private CompletionStage<Said> offered(Arrival arrival, Media offer, Line stays) {
    Line line = arrival.line();
    line.met(offer, offer);
    return stays
        .pass(stays.limited(offer, line))
        .thenCompose(
            said -> {
              if (said instanceof Said.Yes yes && yes.media().hasAudio()) {
                changed = true;
                stays.described(yes.media());
                arrival.accept(line.limited(yes.media(), stays));
                return line.answered();
              }
              changed = said instanceof Said.Yes;
              return refuse(arrival, said);
            });
  }

  /** Who stays makes the offer of our 200; its answer in the ACK goes back. */
  private static CompletionStage<Said> fetched(Arrival arrival, Line stays) {
    Line line = arrival.line();
    return stays
        .fetch()
        .thenCompose(
            said -> {
              if (!(said instanceof Said.Yes yes)) {
                return refuse(arrival, said);
              }
              arrival.accept(line.limited(yes.media(), stays));
              return line.answered().thenApply(heard -> settle(heard, line, stays));
            });
  }

  private static Said settle(Said heard, Line line, Line stays) {
    if (heard instanceof Said.Yes answer) {
      line.described(answer.media());
      stays.answer(stays.limited(answer.media(), line));
    } else if (stays.isOwed()) {
      stays.decline(true);
    }
    return heard;
  }

  private static CompletionStage<Said> refuse(Arrival arrival, Said said) {
    Said.No no = said instanceof Said.No refused ? refused : Reason.no(NOT_ACCEPTABLE, "");
    int code = OF_MEDIA.contains(no.code()) ? NOT_ACCEPTABLE : TEMPORARILY;
    arrival.refuse(code, "");
    return CompletableFuture.completedStage(no);
  }

  private CompletionStage<@Nullable Failure> outcome(
      Said said, Line line, Line old, Line stays, Marks held) {
    if (said instanceof Said.Yes && !stays.isOver()) {
      pair.put(pair.side(old), line);
      old.hangUp();
      return CompletableFuture.completedStage(null);
    }
    Failure failure = Pair.pending();
    stays.mark(held);
    line.hangUp();
    if (!changed || stays.isOver() || old.isOver()) {
      return CompletableFuture.completedStage(failure);
    }
    return Joining.join(old, stays, true).thenApply(again -> failure);
  }

  private Failure fault(Throwable fault) {
    if (newcomer == null) {
      reply.refuse(UNAVAILABLE, RETRY_AFTER);
    } else {
      newcomer.refuse(UNAVAILABLE, "");
    }
    return Refusals.of(fault);
  }

  /** Nobody is left for the newcomer to talk to. */
  @Override
  public void left(Line line) {
    Line old = pair.line(matched);
    if (newcomer != null && old != null && line.equals(pair.other(old))) {
      newcomer.refuse(TEMPORARILY, "");
      newcomer.line().hangUp();
    }
  }
}
