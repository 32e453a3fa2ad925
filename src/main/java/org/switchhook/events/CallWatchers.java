package org.switchhook.events;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.pair.PairFact;
import org.switchhook.pair.PairPicture;
import org.switchhook.pair.PairView;
import org.switchhook.pair.TransferPicture;
import org.switchhook.pair.TransferView;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Turns;
import org.switchhook.security.Caller;
import org.switchhook.socket.Message;

/**
 * The sessions that watch calls between two parties, and these calls as they were told last. All is
 * done in one turn of its own, so that whoever begins to watch misses nothing and hears nothing
 * twice. Safe for use by many threads.
 */
@Singleton
class CallWatchers {
  /** Calls that one message shows; the others come when something happens to them. */
  static final int MOST = 200;

  private final Mailbox turn;
  private final Map<String, Seen> live = new LinkedHashMap<>();
  private final Map<String, Watcher> watchers = new HashMap<>();

  @Inject
  CallWatchers(Turns turns) {
    this.turn = new Mailbox(turns);
  }

  void on(@Observes PairFact fact) {
    turn.execute(() -> tell(fact));
  }

  /** Answers with the calls as they are; what happens to them later follows. */
  void watch(EventSession session, Watch watch, @Nullable String request) {
    turn.execute(
        () -> {
          if (watch == Watch.NONE) {
            watchers.remove(session.id());
          } else {
            watchers.put(session.id(), new Watcher(session, watch));
          }
          show(session, watch, request);
        });
  }

  /** Tells a session that lost messages everything again. */
  void retell(EventSession session, Watch watch) {
    turn.execute(() -> show(session, watch, null));
  }

  void remove(EventSession session) {
    turn.execute(() -> watchers.remove(session.id()));
  }

  private void tell(PairFact fact) {
    note(fact);
    Message message = null;
    for (Watcher watcher : watchers.values()) {
      if (watcher.sees(fact.maker())) {
        message = message == null ? message(fact) : message;
        watcher.session().tell(message);
      }
    }
  }

  private static Message message(PairFact fact) {
    return fact instanceof PairFact.Transferred transferred
        ? CallWire.transfer(TransferView.of(fact.pair(), transferred.transfer()))
        : CallWire.call(PairView.of(((PairFact.Changed) fact).picture()));
  }

  private void note(PairFact fact) {
    Seen seen = live.get(fact.pair());
    if (fact instanceof PairFact.Transferred transferred) {
      if (seen != null) {
        seen.note(transferred.transfer());
      }
    } else if (fact instanceof PairFact.Changed changed) {
      if (changed.picture().state() == PairPicture.State.ENDED) {
        live.remove(fact.pair());
      } else if (seen == null) {
        live.put(fact.pair(), new Seen(fact.maker(), changed.picture()));
      } else {
        seen.picture = changed.picture();
      }
    }
  }

  private void show(EventSession session, Watch watch, @Nullable String request) {
    Watcher watcher = new Watcher(session, watch);
    List<Seen> seen = new ArrayList<>();
    live.values().stream().filter(each -> watcher.sees(each.maker)).forEach(seen::add);
    Collections.reverse(seen);
    List<Seen> shown = seen.subList(0, Math.min(seen.size(), MOST));
    List<PairView> calls = shown.stream().map(each -> PairView.of(each.picture)).toList();
    List<TransferView> transfers =
        shown.stream()
            .flatMap(
                each ->
                    each.transfers.values().stream()
                        .map(transfer -> TransferView.of(each.picture.id(), transfer)))
            .toList();
    session.tell(CallWire.calls(request, watch, calls, transfers, seen.size() > MOST));
  }

  /** How many calls are kept. */
  int size() {
    return live.size();
  }

  /** How many sessions watch. */
  int watching() {
    return watchers.size();
  }

  /** A call and its transfers that have not ended. */
  private static final class Seen {
    private final Caller maker;
    private PairPicture picture;
    private final Map<String, TransferPicture> transfers = new LinkedHashMap<>();

    Seen(Caller maker, PairPicture picture) {
      this.maker = maker;
      this.picture = picture;
    }

    void note(TransferPicture transfer) {
      if (transfer.state().isEnd()) {
        transfers.remove(transfer.id());
      } else {
        transfers.put(transfer.id(), transfer);
      }
    }
  }

  private record Watcher(EventSession session, Watch watch) {
    boolean sees(Caller maker) {
      Caller who = session.caller();
      return switch (watch) {
        case NONE -> false;
        case OWN -> who.person().equals(maker.person());
        case DOMAIN -> who.domain().equals(maker.domain());
      };
    }
  }
}
