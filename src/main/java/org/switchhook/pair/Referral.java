package org.switchhook.pair;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Dialog;
import org.switchhook.call.ReferOrder;
import org.switchhook.call.ReferReport;
import org.switchhook.call.ReferTo;
import org.switchhook.dialling.DialPermit;

/**
 * A transfer that the moved phone does itself, by REFER (RFC 3515): blind, or with Replaces into
 * the dialog of another leg. When its own call is answered, this one is over; it goes on where we
 * do not see it.
 */
final class Referral implements Op {
  private final Pair pair;
  private final PairWorld world;
  private final Side moved;
  private final String destination;
  private final @Nullable Line replaced;
  private final CommandListener listener;
  private final CompletableFuture<@Nullable Failure> outcome = new CompletableFuture<>();
  private final String callid;

  /**
   * @param replaced in whose place the moved phone is to talk to the destination; null for none
   */
  Referral(
      Pair pair,
      PairWorld world,
      Side moved,
      String destination,
      @Nullable Line replaced,
      CommandListener listener) {
    this.pair = pair;
    this.world = world;
    this.moved = moved;
    this.destination = destination;
    this.replaced = replaced;
    this.listener = listener;
    this.callid = world.newId();
  }

  @Override
  public CommandListener listener() {
    return listener;
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    return world
        .permits(pair, destination)
        .thenCompose(permits -> refer(permits.get(0)))
        .exceptionally(Refusals::of);
  }

  private CompletionStage<@Nullable Failure> refer(DialPermit permit) {
    Line line = pair.line(moved);
    if (line == null || line.isOver()) {
      return CompletableFuture.completedStage(failure(Reason.TERMINATED, ""));
    }
    ReferTo to = ReferTo.of(permit);
    if (replaced != null) {
      Dialog dialog = world.dialog(replaced).orElse(null);
      if (dialog == null || dialog.remoteTag() == null) {
        return CompletableFuture.completedStage(failure(Reason.TERMINATED, ""));
      }
      to = to.replacing(dialog);
    }
    listener.on(new CommandEvent.Transferring(null, replaced == null ? destination : null));
    world.refer(line, new ReferOrder.Send(world.ticket(), to));
    return outcome;
  }

  /** What the moved phone, or its leg, tells of it. */
  void news(ReferReport report) {
    if (report instanceof ReferReport.Accepted accepted) {
      listener.on(new CommandEvent.TransferStart(callid, null, destination));
      if (!accepted.subscribed()) {
        succeed();
      }
    } else if (report instanceof ReferReport.Progress progress) {
      pending(progress.code(), progress.text());
    } else if (report instanceof ReferReport.Refused refused) {
      outcome.complete(failure(refused.code(), refused.text()));
    } else if (report instanceof ReferReport.Finished finished) {
      finish(finished);
    } else if (report instanceof ReferReport.TimedOut) {
      outcome.complete(failure(408, ""));
    }
  }

  private void pending(int code, String text) {
    listener.on(
        new CommandEvent.TransferPending(callid, null, destination, code, Reason.of(code, text)));
  }

  private void finish(ReferReport.Finished finished) {
    if (finished.code() < 300) {
      succeed();
    } else {
      pending(finished.code(), finished.text());
      outcome.complete(failure(finished.code(), finished.text()));
    }
  }

  private void succeed() {
    if (!outcome.isDone()) {
      listener.on(new CommandEvent.TransferSuccessful(callid, destination));
      outcome.complete(null);
      pair.hangUp();
    }
  }

  private static Failure failure(int code, String text) {
    return Failure.of(Failure.Kind.TRANSFER_FAILED, code, Reason.of(code, text));
  }

  /** The phone that was to move has gone without a word of its own call. */
  @Override
  public void left(Line line) {
    if (line.equals(pair.line(moved))) {
      outcome.complete(failure(Reason.TERMINATED, ""));
    }
  }
}
