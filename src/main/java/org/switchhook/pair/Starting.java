package org.switchhook.pair;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Media;
import org.switchhook.call.Opening;
import org.switchhook.dialling.DialPermit;
import org.switchhook.platform.Problem;

/** Rings the caller, then the callee, and joins them. */
final class Starting implements Provisional {
  private static final int NOT_ACCEPTABLE = 488;

  private final Pair pair;
  private final PairWorld world;
  private final StartOrder order;
  private final CommandListener listener;
  private final PairSettings.Variant variant;
  private final @Nullable List<DialPermit> permitted;
  private @Nullable Line callee;

  Starting(Pair pair, PairWorld world, StartOrder order, CommandListener listener) {
    this(pair, world, order, null, listener);
  }

  /**
   * @param permitted of the caller and the callee, when they were asked for and the call has its
   *     seat; null when that is still to be done
   */
  Starting(
      Pair pair,
      PairWorld world,
      StartOrder order,
      @Nullable List<DialPermit> permitted,
      CommandListener listener) {
    this.permitted = permitted;
    this.pair = pair;
    this.world = world;
    this.order = order;
    this.listener = listener;
    this.variant = world.settings().variant();
  }

  @Override
  public CommandListener listener() {
    return listener;
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    if (permitted != null) {
      return accepted(permitted).exceptionally(Refusals::of);
    }
    try {
      world.seat(pair);
    } catch (Problem e) {
      return failed(Refusals.of(e));
    }
    return world
        .permits(pair, order.caller(), order.callee())
        .thenCompose(this::accepted)
        .exceptionally(Refusals::of);
  }

  private CompletionStage<@Nullable Failure> accepted(List<DialPermit> permits) {
    pair.telling().accept();
    return ringCaller(permits, firstOpening());
  }

  private Opening firstOpening() {
    if (variant != PairSettings.Variant.B) {
      return new Opening.WithoutOffer(world.ticket());
    }
    return switch (world.settings().first()) {
      case HOLD -> new Opening.Waiting();
      case NONE -> new Opening.WithoutOffer(world.ticket());
      case NOMEDIA -> new Opening.NoMedia();
      case ORIGINAL -> new Opening.Narrow();
    };
  }

  private CompletionStage<@Nullable Failure> ringCaller(List<DialPermit> permits, Opening opening) {
    DialPermit shown = permits.get(0).showing(permits.get(1).party());
    if (pair.isEnding()) {
      return failed(ended());
    }
    return world
        .place(pair, Side.CALLER, order.caller(), shown, opening)
        .thenCompose(
            caller -> {
              pair.put(Side.CALLER, caller);
              return caller
                  .answered()
                  .thenCompose(said -> callerSaid(said, caller, permits, opening));
            });
  }

  private CompletionStage<@Nullable Failure> callerSaid(
      Said said, Line caller, List<DialPermit> permits, Opening opening) {
    if (said instanceof Said.No no) {
      boolean again = opening instanceof Opening.NoMedia && no.code() == NOT_ACCEPTABLE;
      return again
          ? ringCaller(permits, new Opening.Waiting())
          : failed(Failure.of(Failure.Kind.CALLER_FAILED, no.code(), no.reason()));
    }
    listener.on(new CommandEvent.CallerAnswered(order.caller(), order.callee()));
    listener.on(new CommandEvent.Transferring(order.caller(), order.callee()));
    return ringCallee(caller, permits.get(1).showing(permits.get(0).party()));
  }

  private CompletionStage<@Nullable Failure> ringCallee(Line caller, DialPermit permit) {
    Media offer = caller.said();
    if (caller.isOwed() && variant != PairSettings.Variant.A) {
      caller.decline(false);
    }
    boolean passes = variant != PairSettings.Variant.B && offer != null;
    Opening opening =
        passes && offer != null
            ? new Opening.Passing(world.ticket(), offer)
            : new Opening.WithoutOffer(world.ticket());
    return world
        .place(pair, Side.CALLEE, order.callee(), permit, opening)
        .thenCompose(
            line -> {
              callee = line;
              pair.put(Side.CALLEE, line);
              pair.rename(line.sipCallId());
              listener.on(
                  new CommandEvent.TransferStart(line.sipCallId(), order.caller(), order.callee()));
              if (caller.isOver()) {
                line.hangUp();
              }
              return line.answered().thenCompose(said -> calleeSaid(said, caller, line));
            });
  }

  @Override
  public void tried(Line line, int code, String reason) {
    if (line.equals(callee)) {
      pending(line, code, reason);
    }
  }

  private void pending(Line line, int code, String reason) {
    listener.on(
        new CommandEvent.TransferPending(
            line.sipCallId(), order.caller(), order.callee(), code, reason));
  }

  private CompletionStage<@Nullable Failure> calleeSaid(Said said, Line caller, Line line) {
    if (said instanceof Said.No no) {
      pending(line, no.code(), no.reason());
      return failed(refused(no));
    }
    CompletionStage<Said> joined = CompletableFuture.completedStage(said);
    if (variant == PairSettings.Variant.B) {
      joined = Joining.join(line, caller, false);
    } else if (said instanceof Said.Yes answer) {
      line.described(answer.media());
      joined = passBack(answer, caller, line);
    }
    return joined.thenApply(outcome -> outcome(outcome, line));
  }

  /** The callee has answered the caller's offer. */
  private CompletionStage<Said> passBack(Said.Yes answer, Line caller, Line line) {
    if (variant == PairSettings.Variant.A) {
      caller.answer(answer.media());
      return CompletableFuture.completedStage(answer);
    }
    Media offered = caller.said();
    return caller
        .pass(answer.media())
        .thenCompose(
            said -> {
              if (said instanceof Said.Yes yes && !Objects.equals(yes.media(), offered)) {
                caller.described(yes.media());
                return line.pass(yes.media()); // one round, not more
              }
              return CompletableFuture.completedStage(said);
            });
  }

  private @Nullable Failure outcome(Said outcome, Line line) {
    if (outcome instanceof Said.No no) {
      return refused(no);
    }
    listener.on(new CommandEvent.CalleeAnswered(line.sipCallId(), order.caller(), order.callee()));
    return null;
  }

  private Failure refused(Said.No no) {
    return pair.isEnding()
        ? ended()
        : Failure.of(Failure.Kind.TRANSFER_FAILED, no.code(), no.reason());
  }

  private static Failure ended() {
    return Failure.of(
        Failure.Kind.CALLER_FAILED, Reason.TERMINATED, Reason.of(Reason.TERMINATED, ""));
  }

  private static CompletionStage<@Nullable Failure> failed(Failure failure) {
    return CompletableFuture.completedStage(failure);
  }

  /** Who is left alone is not kept waiting. */
  @Override
  public void left(Line line) {
    Line other = callee;
    if (!line.equals(other) && other != null) {
      other.hangUp();
    }
  }
}
