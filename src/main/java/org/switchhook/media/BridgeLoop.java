package org.switchhook.media;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.BridgeFact;
import org.switchhook.call.Mute;
import org.switchhook.call.MuteOutcome;
import org.switchhook.platform.Log;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Mailbox;

/** Owns the bridge of one room and feeds it inputs one at a time. */
final class BridgeLoop {
  private static final System.Logger LOG = Log.of(BridgeLoop.class);

  private final RoomId room;
  private final BridgeWorld world;
  private final Mailbox mailbox;
  private final AtomicInteger tasks = new AtomicInteger();
  private final Map<Long, CompletableFuture<MuteOutcome>> waiting = new HashMap<>();
  private Bridge bridge;
  private long lastWish;

  /**
   * @param lastTicket tickets go on from it, so that a limit or a report for an earlier loop of the
   *     room means nothing here
   */
  BridgeLoop(RoomId room, BridgeWorld world, long lastTicket) {
    this.bridge = Bridge.after(lastTicket);
    this.room = room;
    this.world = world;
    this.mailbox = new Mailbox(world.turns(), LogContext.of("room", room.value()));
  }

  /**
   * Runs a task in the bridge's turn.
   *
   * @param after runs behind it, and may ask {@link #isIdle}
   */
  void run(Consumer<BridgeLoop> task, Runnable after) {
    tasks.incrementAndGet();
    mailbox.execute(
        () -> {
          try {
            task.accept(this);
          } finally {
            tasks.decrementAndGet();
            after.run();
          }
        });
  }

  /** True when nothing is under way and no phone is here. */
  boolean isIdle() {
    return tasks.get() == 0 && bridge.isEmpty();
  }

  void take(BridgeInput input) {
    BridgeStep step = bridge.on(input);
    LOG.log(Level.DEBUG, () -> input + ": " + step.effects());
    bridge = step.next();
    step.effects().forEach(this::perform);
  }

  void mute(CallId call, Mute wanted, CompletableFuture<MuteOutcome> outcome) {
    lastWish++;
    waiting.put(lastWish, outcome);
    take(new BridgeInput.Wanted(new Wish(lastWish, call, wanted)));
  }

  /** A key that one phone pressed goes to the one that hears it. */
  void pressed(CallId call, char digit) {
    bridge.other(call).ifPresent(other -> world.press(other, digit));
  }

  private void perform(BridgeEffect effect) {
    if (effect instanceof BridgeEffect.Tell tell) {
      world.tell(tell.call(), tell.order());
    } else if (effect instanceof BridgeEffect.StartLimit start) {
      world.afterLimit(room, new BridgeInput.TimeUp(start.ticket()));
    } else if (effect instanceof BridgeEffect.Joined joined) {
      announce(new BridgeFact.Joined(room, joined.calls()));
    } else if (effect instanceof BridgeEffect.Failed failed) {
      List<CallId> calls = failed.calls();
      announce(new BridgeFact.Failed(room, calls, failed.code(), failed.text()));
    } else if (effect instanceof BridgeEffect.Parted) {
      announce(new BridgeFact.Parted(room));
    } else if (effect instanceof BridgeEffect.Muted muted) {
      announce(new BridgeFact.Muted(room, muted.call(), muted.mute()));
    } else if (effect instanceof BridgeEffect.MuteDone done) {
      CompletableFuture<MuteOutcome> outcome = waiting.remove(done.wish());
      if (outcome != null) {
        outcome.complete(done.outcome());
      }
    }
  }

  private void announce(BridgeFact fact) {
    LOG.log(Level.INFO, () -> "phones: " + fact.getClass().getSimpleName());
    world.announce(fact);
  }
}
