package org.switchhook.call;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.Log;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Timers;

/**
 * Owns the live state of one call and feeds it inputs one at a time. Everybody else only enqueues;
 * what is below {@link #step} runs on one thread at a time.
 */
final class CallLoop {
  private static final System.Logger LOG = Log.of(CallLoop.class);

  /** Below T1, so that no phone repeats its 2xx because its ACK is held. */
  private static final Duration LONGEST_HOLD = Duration.ofMillis(200);

  private final CallId id;
  private final TrunkId trunk;
  private final Announcer announcer;
  private final LiveCalls live;
  private final Signalling signalling;
  private final Tracing tracing;
  private final Timers timers;
  private final Mailbox mailbox;
  private final Map<CallTimer, Timers.Timer> running = new EnumMap<>(CallTimer.class);
  private final Map<Long, CompletableFuture<DigitsOutcome>> tickets = new HashMap<>();
  private final Queue<Input> early = new ArrayDeque<>(); // told before the call was placed
  private final Queue<Effect.Sip> held = new ArrayDeque<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private long lastTicket = Connected.EXTENSION_TICKET;
  private Timers.@Nullable Timer hold;
  private volatile @Nullable CallState state;

  CallLoop(
      CallId id,
      TrunkId trunk,
      Announcer announcer,
      LiveCalls live,
      Signalling signalling,
      Tracing tracing,
      Mailbox mailbox,
      Timers timers) {
    this.id = id;
    this.trunk = trunk;
    this.announcer = announcer;
    this.live = live;
    this.signalling = signalling;
    this.tracing = tracing;
    this.timers = timers;
    this.mailbox = mailbox;
  }

  CallId id() {
    return id;
  }

  TrunkId trunk() {
    return trunk;
  }

  /** Begins with the first step; what was told before follows it. */
  void start(Step first) {
    mailbox.execute(
        () -> {
          enter(first, "started");
          while (!early.isEmpty()) {
            step(early.remove());
          }
        });
  }

  void tell(Input input) {
    mailbox.execute(() -> step(input));
  }

  /** The dialog as it is now; null before the call has started. Safe from any thread. */
  @Nullable Dialog dialog() {
    CallState now = state;
    return now == null ? null : now.leg().dialog();
  }

  /** Safe from any thread. */
  Replacement replaced(Replaces named) {
    CallState now = state;
    return now == null ? Replacement.UNKNOWN : Replacement.of(named, id, now);
  }

  /** Completed on the loop when the call is over on the wire too. */
  CompletableFuture<Void> over() {
    return over;
  }

  /** Completed on the loop: with null while the call has not started. */
  CompletionStage<@Nullable CallPicture> look() {
    CompletableFuture<@Nullable CallPicture> picture = new CompletableFuture<>();
    mailbox.execute(() -> picture.complete(picture(state)));
    return picture;
  }

  private @Nullable CallPicture picture(@Nullable CallState now) {
    if (now == null) {
      return null;
    }
    Leg leg = now.leg();
    List<String> timers = running.keySet().stream().map(CallTimer::name).sorted().toList();
    return new CallPicture(
        trunk, name(now), timers, leg.dialog(), leg.challenges(), leg.over().size());
  }

  CompletionStage<DigitsOutcome> sendDigits(String digits) {
    CompletableFuture<DigitsOutcome> outcome = new CompletableFuture<>();
    mailbox.execute(
        () -> {
          lastTicket++;
          tickets.put(lastTicket, outcome);
          step(new Input.SendDigits(digits, lastTicket));
        });
    return outcome;
  }

  private void step(Input input) {
    CallState now = state;
    if (now == null) {
      early.add(input);
    } else {
      announcer.heard(input);
      enter(now.on(input), input.getClass().getSimpleName());
    }
  }

  private void enter(Step step, String input) {
    CallState old = state;
    state = step.next();
    LOG.log(Level.DEBUG, () -> name(old) + " -> " + input + " -> " + name(step.next()));
    if (old != null) {
      trace(old.leg().trace(), step);
    }
    step.effects().forEach(this::perform);
    if (step.next() instanceof Ended && !(old instanceof Ended)) {
      tracing.trace(new Traced(id, null));
      over.complete(null);
    }
  }

  /** The first trace is stored already, with the call. */
  private void trace(Trace old, Step step) {
    Trace now = step.next().leg().trace();
    if (!now.isAsGoodAs(old)) {
      tracing.trace(new Traced(id, now));
      if (step.effects().stream().anyMatch(Effect.Ack.class::isInstance)) {
        hold();
      }
    }
  }

  /**
   * A phone that has its ACK does not repeat its answer. A process that died before it had stored
   * how to end that dialog would leave the phone in a call for ever. So nothing is sent until the
   * trace is kept, or its time is up: a database that does not serve does not keep calls from being
   * answered.
   */
  private void hold() {
    if (hold == null) {
      Runnable release = () -> mailbox.execute(this::release);
      hold = timers.after(LONGEST_HOLD, release);
      tracing.whenKept(release);
    }
  }

  private void release() {
    if (hold != null) {
      hold.stop();
      hold = null;
      while (!held.isEmpty()) {
        transmit(held.remove());
      }
    }
  }

  private static String name(@Nullable CallState state) {
    return state == null ? "new" : state.getClass().getSimpleName();
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Sip sip) {
      send(sip);
    } else if (effect instanceof Effect.StartTimer start) {
      startTimer(start.timer(), start.delay());
    } else if (effect instanceof Effect.StopTimer stop) {
      stopTimer(stop.timer());
    } else if (effect instanceof Effect.Publish publish) {
      announcer.publish(publish.progress());
    } else if (effect instanceof Effect.PublishTried tried) {
      announcer.tried(tried.code(), tried.text());
    } else if (effect instanceof Effect.PublishDigit heard) {
      announcer.digitHeard(heard.digit());
    } else if (effect instanceof Effect.DigitsDone done) {
      digitsDone(done);
    } else if (effect instanceof Effect.Report told) {
      announcer.media(told.report());
    } else if (effect instanceof Effect.ReportRefer told) {
      announcer.refer(told.report());
    } else if (effect instanceof Effect.Forget) {
      forget();
    }
  }

  private void send(Effect.Sip sip) {
    if (hold == null) {
      transmit(sip);
    } else {
      held.add(sip);
    }
  }

  private void transmit(Effect.Sip sip) {
    announcer.sent(sip);
    try {
      signalling.send(id, trunk, sip);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Could not send " + name(sip), e);
      Input failure = failure(sip);
      if (failure != null) {
        tell(failure);
      }
    }
  }

  private static String name(Effect effect) {
    return effect.getClass().getSimpleName();
  }

  private static @Nullable Input failure(Effect.Sip sip) {
    if (sip instanceof Effect.Invite) {
      return new Input.Unanswered();
    }
    if (sip instanceof Effect.Bye bye) {
      return lost(Input.Method.BYE, bye.dialog());
    }
    if (sip instanceof Effect.Reinvite invite) {
      return lost(Input.Method.INVITE, invite.dialog());
    }
    if (sip instanceof Effect.Update update) {
      return lost(Input.Method.UPDATE, update.dialog());
    }
    if (sip instanceof Effect.Refer refer) {
      return lost(Input.Method.REFER, refer.dialog());
    }
    if (sip instanceof Effect.Notify told) {
      return lost(Input.Method.NOTIFY, told.dialog());
    }
    return sip instanceof Effect.Info info ? lost(Input.Method.INFO, info.dialog()) : null;
  }

  private static Input lost(Input.Method method, Dialog dialog) {
    String tag = dialog.remoteTag() == null ? "" : dialog.remoteTag();
    return new Input.RequestDone(method, tag, dialog.localCseq(), 408, "");
  }

  private void startTimer(CallTimer timer, Duration delay) {
    stopTimer(timer);
    Timers.Timer[] self = new Timers.Timer[1];
    self[0] = timers.after(delay, () -> mailbox.execute(() -> fired(timer, self)));
    running.put(timer, self[0]);
  }

  /** A timer that was stopped or started again meanwhile has nothing to say. */
  private void fired(CallTimer timer, Timers.Timer[] self) {
    if (running.get(timer) == self[0]) {
      running.remove(timer);
      step(new Input.TimerFired(timer));
    }
  }

  private void stopTimer(CallTimer timer) {
    Timers.Timer old = running.remove(timer);
    if (old != null) {
      old.stop();
    }
  }

  private void digitsDone(Effect.DigitsDone done) {
    DigitsOutcome outcome = done.outcome();
    if (outcome.kind() == DigitsOutcome.Kind.REFUSED) {
      announcer.digitRefused(outcome);
    }
    CompletableFuture<DigitsOutcome> waiting = tickets.remove(done.ticket());
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }

  private void forget() {
    running.values().forEach(Timers.Timer::stop);
    running.clear();
    live.forget(this);
  }
}
