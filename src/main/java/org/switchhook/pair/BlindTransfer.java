package org.switchhook.pair;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Opening;
import org.switchhook.dialling.DialPermit;

/** One party goes on with somebody else; the other is released when they hear each other. */
final class BlindTransfer implements Provisional {
  private final Pair pair;
  private final PairWorld world;
  private final Side moved;
  private final String destination;
  private final CommandListener listener;
  private @Nullable Line target;
  private boolean joins;
  private boolean cancelled;

  BlindTransfer(
      Pair pair, PairWorld world, Side moved, String destination, CommandListener listener) {
    this.pair = pair;
    this.world = world;
    this.moved = moved;
    this.destination = destination;
    this.listener = listener;
  }

  @Override
  public CommandListener listener() {
    return listener;
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    return world.permits(pair, destination).thenCompose(this::ring).exceptionally(Refusals::of);
  }

  private CompletionStage<@Nullable Failure> ring(List<DialPermit> permits) {
    Line stays = pair.line(moved);
    if (stays == null || stays.isOver() || pair.isEnding() || cancelled) {
      return failed(Reason.no(Reason.TERMINATED, ""));
    }
    listener.on(new CommandEvent.Transferring(null, destination));
    Opening opening = new Opening.WithoutOffer(world.ticket());
    return world
        .place(pair, moved.other(), destination, permits.get(0).showing(stays.party()), opening)
        .thenCompose(
            line -> {
              target = line;
              listener.on(new CommandEvent.TransferStart(line.sipCallId(), null, destination));
              if (stays.isOver() || cancelled) {
                line.hangUp();
              }
              return line.answered().thenCompose(said -> said(said, stays, line));
            });
  }

  @Override
  public void tried(Line line, int code, String reason) {
    if (line.equals(target)) {
      listener.on(
          new CommandEvent.TransferPending(line.sipCallId(), null, destination, code, reason));
    }
  }

  private CompletionStage<@Nullable Failure> said(Said said, Line stays, Line line) {
    if (said instanceof Said.No no) {
      tried(line, no.code(), no.reason());
      return failed(no);
    }
    if (cancelled) {
      return failed(Reason.no(Reason.TERMINATED, ""));
    }
    joins = true;
    Marks held = stays.marks();
    stays.mark(held.ours(false));
    return Joining.joinOrGiveBack(line, stays, false)
        .thenCompose(
            outcome -> {
              if (outcome instanceof Said.No no) {
                stays.mark(held);
                line.hangUp();
                return failed(no);
              }
              succeed(line);
              return CompletableFuture.completedStage(null);
            });
  }

  private void succeed(Line line) {
    Line released = pair.line(moved.other());
    pair.put(moved.other(), line);
    pair.rename(line.sipCallId());
    listener.on(new CommandEvent.TransferSuccessful(line.sipCallId(), destination));
    if (released != null) {
      released.hangUp();
    }
  }

  private static CompletionStage<@Nullable Failure> failed(Said.No no) {
    return CompletableFuture.completedStage(
        Failure.of(Failure.Kind.TRANSFER_FAILED, no.code(), no.reason()));
  }

  /** Stops the ringing; false when the target has answered. */
  boolean cancel() {
    if (joins) {
      return false;
    }
    cancelled = true;
    if (target != null) {
      target.hangUp();
    }
    return true;
  }

  /** Nobody is left for the target to talk to. */
  @Override
  public void left(Line line) {
    Line ringing = target;
    if (line.equals(pair.line(moved)) && ringing != null) {
      ringing.hangUp();
    }
  }
}
