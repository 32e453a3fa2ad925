package org.switchhook.call;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.Dialled;
import org.switchhook.address.Party;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Turns;

/** The calls that run on this node, each behind its loop. Safe for use by many threads. */
@Singleton
public class LiveCalls {
  private static final int DRAINING_RETRY_AFTER = 60;

  private final Map<CallId, CallLoop> byId = new ConcurrentHashMap<>();
  private final Map<String, CallLoop> byDialog = new ConcurrentHashMap<>();
  private final Provider<Signalling> signalling;
  private final Event<CallFact> facts;
  private final Turns turns;
  private final Timers timers;
  private final Clock clock;
  private final Tracing tracing;
  private final CallSettings settings;
  private volatile boolean stopping;
  private volatile @Nullable Instant drainedSince;

  @Inject
  public LiveCalls(
      Provider<Signalling> signalling,
      Event<CallFact> facts,
      Turns turns,
      Timers timers,
      Clock clock,
      Tracing tracing,
      CallSettings settings) {
    this.signalling = signalling;
    this.facts = facts;
    this.turns = turns;
    this.timers = timers;
    this.clock = clock;
    this.tracing = tracing;
    this.settings = settings;
  }

  /**
   * Throws unless there is room for one more call. Asked before an intent is stored.
   *
   * @throws Problem 503 {@code too-many-calls}, {@code draining} or {@code stopping}
   */
  public void requireRoom() {
    if (stopping) {
      throw new Problem(503, "stopping", null, "This node is about to stop and takes no new calls");
    }
    if (drainedSince != null) {
      throw new Problem(
          503,
          "draining",
          null,
          "This node is being emptied and takes no new calls; ask another",
          Map.of("retryAfter", DRAINING_RETRY_AFTER));
    }
    if (byId.size() >= settings.maxCalls()) {
      throw new Problem(503, "too-many-calls", null, "This node has its full number of calls");
    }
  }

  /** Takes no new calls from now on; those that run go on. Does nothing when it drains already. */
  public synchronized void drain() {
    if (drainedSince == null) {
      drainedSince = clock.instant();
    }
  }

  /** Takes new calls again. */
  public synchronized void endDrain() {
    drainedSince = null;
  }

  /** Since when no new calls are taken; empty while they are. */
  public Optional<Instant> drainedSince() {
    return Optional.ofNullable(drainedSince);
  }

  /** True from the moment at which the calls of a node that stops are hung up. */
  public boolean isStopping() {
    return stopping;
  }

  /** The calls that are not over on the wire, at one moment, in no order. */
  public List<CallId> running() {
    return byId.values().stream().filter(loop -> !loop.over().isDone()).map(CallLoop::id).toList();
  }

  /**
   * Announces the call as accepted and sends its INVITE. Returns at once; from now on the call can
   * be told inputs, which follow the INVITE.
   */
  public void place(CallOrder order) {
    Party party = order.permit().party();
    Subject subject = new Subject(order.id(), order.room(), party, Direction.OUTGOING);
    start(
        loop(subject, order.permit().trunk()),
        CallState.place(order.dialog(), settings.times(order), extension(party), order.opening()));
  }

  /**
   * Answers the INVITE of a phone, unless it is withdrawn by now. Returns at once; from now on the
   * call can be told inputs, which follow the answer.
   */
  public void answer(IncomingOrder order) {
    Subject subject = new Subject(order.id(), order.room(), order.party(), Direction.INCOMING);
    start(
        loop(subject, order.call().trunk()), CallState.answer(order.call(), settings.times(order)));
  }

  /**
   * Lets the INVITE of a phone wait for what the call's owner orders by {@link AnswerOrdered},
   * unless it is withdrawn by now. Returns at once; from now on the call can be told inputs.
   */
  public void take(IncomingOrder order) {
    Subject subject = new Subject(order.id(), order.room(), order.party(), Direction.INCOMING);
    start(loop(subject, order.call().trunk()), CallState.take(order.call(), settings.times(order)));
  }

  private CallLoop loop(Subject subject, TrunkId trunk) {
    Announcer announcer = new FactAnnouncer(subject, facts, clock);
    return loop(subject.id(), trunk, announcer, subject.logged());
  }

  private void start(CallLoop loop, Step first) {
    add(loop, first);
    if (stopping) {
      loop.tell(new Input.HangUp());
    }
  }

  private void add(CallLoop loop, Step first) {
    byId.put(loop.id(), loop);
    byDialog.put(name(first.next().leg().dialog()), loop);
    loop.start(first);
  }

  /** A call that comes back to us in a circle has the same Call-ID twice. */
  private static String name(Dialog dialog) {
    return name(dialog.callId(), dialog.localTag());
  }

  private static String name(String sipCallId, String localTag) {
    return localTag + " " + sipCallId;
  }

  /** Ends a call of an earlier process on the wire; nothing of it is announced. Returns at once. */
  void takeUp(LostCall lost) {
    if (!stopping) { // otherwise its trace stays for the next start
      LogContext about = LogContext.of("call", lost.id().value());
      CallLoop loop = loop(lost.id(), lost.trunk(), Announcer.SILENT, about);
      add(loop, CallState.takeUp(lost.trace(), settings.timesOfTheLost()));
    }
  }

  private CallLoop loop(CallId id, TrunkId trunk, Announcer announcer, LogContext about) {
    Mailbox mailbox = new Mailbox(turns, about);
    return new CallLoop(id, trunk, announcer, this, signalling.get(), tracing, mailbox, timers);
  }

  /**
   * Hangs up all calls; none is taken from now on.
   *
   * @return completed when the last one is over on the wire too
   */
  CompletableFuture<Void> endAll() {
    stopping = true;
    List<CallLoop> running = List.copyOf(byId.values());
    running.forEach(loop -> loop.tell(new Input.HangUp()));
    return CompletableFuture.allOf(
        running.stream().map(CallLoop::over).toArray(CompletableFuture<?>[]::new));
  }

  private static @Nullable String extension(Party party) {
    return party instanceof Dialled dialled ? dialled.extension() : null;
  }

  /** Gives a call an input; false when no such call is live here. Never waits. */
  public boolean tell(CallId call, Input input) {
    CallLoop loop = byId.get(call);
    if (loop == null) {
      return false;
    }
    loop.tell(input);
    return true;
  }

  /** True until the call is forgotten, some time after its end. */
  public boolean isLive(CallId call) {
    return byId.containsKey(call);
  }

  /** The call to which a request inside a dialog belongs, by its Call-ID and its To tag. */
  public Optional<CallId> byDialog(String sipCallId, String localTag) {
    return Optional.ofNullable(byDialog.get(name(sipCallId, localTag))).map(CallLoop::id);
  }

  /** The dialog of a call as it is now; empty when none is live here. */
  public Optional<Dialog> dialog(CallId call) {
    return Optional.ofNullable(byId.get(call)).map(CallLoop::dialog);
  }

  /** The trunk that carries a call; empty when it is not live here. */
  public Optional<TrunkId> trunk(CallId call) {
    return Optional.ofNullable(byId.get(call)).map(CallLoop::trunk);
  }

  /** What becomes of an INVITE that wants to take the place of a dialog (RFC 3891 3). */
  public Replacement replaced(Replaces named) {
    CallLoop loop = byDialog.get(name(named.callId(), named.toTag()));
    return loop == null ? Replacement.UNKNOWN : loop.replaced(named);
  }

  /** Whether a late 2xx with that number answers a re-INVITE of the call. */
  public boolean isReinvite(CallId call, long cseq) {
    CallLoop loop = byId.get(call);
    Dialog dialog = loop == null ? null : loop.dialog();
    return dialog != null && dialog.remoteTag() != null && cseq > dialog.inviteCseq();
  }

  /**
   * Sends digits on an answered call.
   *
   * @return completed on the call's loop when the peer has answered the last one or refused one
   */
  public CompletionStage<DigitsOutcome> sendDigits(CallId call, String digits) {
    CallLoop loop = byId.get(call);
    return loop == null
        ? CompletableFuture.completedStage(DigitsOutcome.NOT_ANSWERED)
        : loop.sendDigits(digits);
  }

  /**
   * Looks at a call.
   *
   * @return completed on its loop, with null when the call has not started; empty when it is not
   *     live here
   */
  public Optional<CompletionStage<@Nullable CallPicture>> look(CallId call) {
    return Optional.ofNullable(byId.get(call)).map(CallLoop::look);
  }

  /** How many calls have a loop, ended ones that still linger included. */
  public int size() {
    return byId.size();
  }

  void forget(CallLoop loop) {
    byId.remove(loop.id(), loop);
    Dialog dialog = loop.dialog();
    if (dialog != null) {
      byDialog.remove(name(dialog), loop);
    }
  }
}
