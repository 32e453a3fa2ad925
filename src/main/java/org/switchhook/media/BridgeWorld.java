package org.switchhook.media;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.BridgeFact;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.MediaOrder;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Turns;

/** What a bridge reaches of the rest. */
@Singleton
class BridgeWorld {
  private static final System.Logger LOG = Log.of(BridgeWorld.class);
  private static final int LUCK = 201; // 0 to 2 s in steps of 10 ms (RFC 3261 14.1)

  private final LiveCalls calls;
  private final Event<BridgeFact> facts;
  private final Turns turns;
  private final Timers timers;
  private final Ids ids;
  private final MediaSettings settings;
  private final Provider<DirectBridge> bridges;

  @Inject
  BridgeWorld(
      LiveCalls calls,
      Event<BridgeFact> facts,
      Turns turns,
      Timers timers,
      Ids ids,
      MediaSettings settings,
      Provider<DirectBridge> bridges) {
    this.calls = calls;
    this.facts = facts;
    this.turns = turns;
    this.timers = timers;
    this.ids = ids;
    this.settings = settings;
    this.bridges = bridges;
  }

  Turns turns() {
    return turns;
  }

  /** A call that has ended meanwhile says so itself. */
  void tell(CallId call, MediaOrder order) {
    calls.tell(call, new Input.Ordered(order, ids.below(LUCK)));
  }

  void press(CallId call, char digit) {
    calls.sendDigits(call, String.valueOf(digit));
  }

  void afterLimit(RoomId room, BridgeInput.TimeUp input) {
    timers.after(settings.limit(), () -> bridges.get().tell(room, input));
  }

  void announce(BridgeFact fact) {
    try {
      facts.fire(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An observer failed; the bridge goes on", e);
    }
  }
}
