package org.switchhook.media;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallFact;
import org.switchhook.call.MediaBridge;
import org.switchhook.call.Mute;
import org.switchhook.call.MuteOutcome;
import org.switchhook.call.Status;

/**
 * Joins two phones of a room by passing their session descriptions across (RFC 3725): their media
 * flows between them and not through us.
 */
@Singleton
public class DirectBridge implements MediaBridge {
  private static final int PLACES = 2;
  private static final long TICKETS_OF_A_LOOP = 1L << 32;

  private final Map<RoomId, BridgeLoop> rooms = new ConcurrentHashMap<>();
  private final AtomicLong loops = new AtomicLong();
  private final BridgeWorld world;

  @Inject
  public DirectBridge(BridgeWorld world) {
    this.world = world;
  }

  @Override
  public int places() {
    return PLACES;
  }

  @Override
  public CompletionStage<MuteOutcome> mute(RoomId room, CallId call, Mute wanted) {
    CompletableFuture<MuteOutcome> outcome = new CompletableFuture<>();
    if (!runIfThere(room, loop -> loop.mute(call, wanted, outcome))) {
      outcome.complete(MuteOutcome.NOT_ANSWERED);
    }
    return outcome;
  }

  /** Rooms with a phone that is answered. */
  int size() {
    return rooms.size();
  }

  void tell(RoomId room, BridgeInput input) {
    runIfThere(room, loop -> loop.take(input));
  }

  void on(@Observes CallFact fact) {
    RoomId room = fact.room();
    if (room != null) {
      take(room, fact);
    }
  }

  private void take(RoomId room, CallFact fact) {
    if (fact instanceof CallFact.Media media) {
      tell(room, new BridgeInput.Told(fact.call(), media.report()));
    } else if (fact instanceof CallFact.DigitHeard heard) {
      runIfThere(room, loop -> loop.pressed(fact.call(), heard.digit()));
    } else if (fact instanceof CallFact.Changed changed) {
      Status status = changed.progress().status();
      if (status == Status.CONNECTED) {
        run(room, loop -> loop.take(new BridgeInput.Came(fact.call())));
      } else if (status.isEnd()) {
        tell(room, new BridgeInput.Left(fact.call()));
      }
    }
  }

  private void run(RoomId room, Consumer<BridgeLoop> task) {
    rooms.compute(room, (id, loop) -> given(room, loop == null ? newLoop(room) : loop, task));
  }

  private BridgeLoop newLoop(RoomId room) {
    return new BridgeLoop(room, world, loops.getAndIncrement() * TICKETS_OF_A_LOOP);
  }

  private boolean runIfThere(RoomId room, Consumer<BridgeLoop> task) {
    return rooms.computeIfPresent(room, (id, loop) -> given(room, loop, task)) != null;
  }

  /** Tasks are given inside the map's lock, so a bridge with a task is never dropped. */
  private BridgeLoop given(RoomId room, BridgeLoop loop, Consumer<BridgeLoop> task) {
    loop.run(task, () -> rooms.computeIfPresent(room, (id, old) -> orNone(old)));
    return loop;
  }

  private static @Nullable BridgeLoop orNone(BridgeLoop loop) {
    return loop.isIdle() ? null : loop;
  }
}
