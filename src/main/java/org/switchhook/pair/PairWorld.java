package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.call.AnswerOrder;
import org.switchhook.call.AnswerOrdered;
import org.switchhook.call.CallFact;
import org.switchhook.call.Dialog;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.Opening;
import org.switchhook.call.ReferOrder;
import org.switchhook.call.Replaces;
import org.switchhook.dialling.DialPermit;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Turns;
import org.switchhook.platform.Work;

/** What calls between two parties reach of the rest. */
@Singleton
class PairWorld {
  private static final System.Logger LOG = Log.of(PairWorld.class);
  private static final int LUCK = 201; // 0 to 2 s in steps of 10 ms (RFC 3261 14.1)

  private final LiveCalls calls;
  private final PairNames names;
  private final PairLegs legs;
  private final Turns turns;
  private final Work work;
  private final Timers timers;
  private final PairBasics basics;
  private final AtomicLong tickets = new AtomicLong();

  @Inject
  PairWorld(
      LiveCalls calls,
      PairNames names,
      PairLegs legs,
      Turns turns,
      Work work,
      Timers timers,
      PairBasics basics) {
    this.calls = calls;
    this.names = names;
    this.legs = legs;
    this.turns = turns;
    this.work = work;
    this.timers = timers;
    this.basics = basics;
  }

  Turns turns() {
    return turns;
  }

  PairSettings settings() {
    return basics.settings();
  }

  TransferSettings transfers() {
    return basics.transfers();
  }

  boolean oneWayHold() {
    return settings().oneWayHold();
  }

  String newId() {
    return basics.ids().next();
  }

  Instant now() {
    return basics.news().now();
  }

  /** In the turn of the call that it is about. Observers that fail do no harm. */
  void tell(PairFact fact) {
    basics.news().tell(fact);
  }

  /** Names one order to a leg; no other has it. */
  long ticket() {
    return tickets.incrementAndGet();
  }

  /** A leg that has ended meanwhile says so itself. */
  void tell(CallId call, MediaOrder order) {
    calls.tell(call, new Input.Ordered(order, basics.ids().below(LUCK)));
  }

  /** To a leg whose INVITE waits; does nothing to another. */
  void answer(Line line, AnswerOrder order) {
    calls.tell(line.call(), new AnswerOrdered(order));
  }

  void refer(Line line, ReferOrder order) {
    calls.tell(line.call(), new Input.ReferOrdered(order));
  }

  Optional<Dialog> dialog(Line line) {
    return calls.dialog(line.call());
  }

  /** Another call that has that leg, and that whoever made this one made too, or may command. */
  Optional<Pair> replaced(Replaces named, Pair pair) {
    CallId leg = calls.replaced(named).call();
    return leg == null
        ? Optional.empty()
        : names.find(pair.maker(), named.callId()).filter(found -> !found.equals(pair));
  }

  void hangUp(CallId call) {
    calls.tell(call, new Input.HangUp());
  }

  void press(CallId call, char digit) {
    calls.sendDigits(call, String.valueOf(digit));
  }

  /** Runs the task when the outcome is not there in the time for one exchange. */
  void afterExchange(Runnable task, CompletionStage<?> outcome) {
    Timers.Timer limit = timers.after(settings().exchange(), task);
    outcome.whenComplete((any, fault) -> limit.stop());
  }

  Timers.Timer after(Duration delay, Runnable task) {
    return timers.after(delay, task);
  }

  /**
   * May these be called by this person? Completed in the call's turn, exceptionally with a {@link
   * org.switchhook.platform.Problem} when not.
   */
  CompletionStage<List<DialPermit>> permits(Pair pair, String... addresses) {
    return waiting(pair, () -> legs.permits(pair.maker(), Arrays.asList(addresses)));
  }

  /**
   * Stores a leg and sends its INVITE. Completed in the call's turn, before anything is heard of
   * the leg; the call has it then.
   */
  CompletionStage<Line> place(
      Pair pair, Side side, String address, DialPermit permit, Opening opening) {
    return waiting(pair, () -> legs.store(pair, side, permit, opening))
        .thenApply(
            stored -> {
              Line line = line(stored, address, opening);
              names.owns(pair, line);
              legs.place(stored);
              pair.add(line);
              return line;
            });
  }

  /** Stores the leg of a phone that calls. Completed as {@link #place}. */
  CompletionStage<Arrival> receive(Pair pair, Side side, IncomingCall call) {
    CallId id = new CallId(newId());
    return waiting(pair, () -> legs.receive(pair, side, id, call))
        .thenApply(
            order -> {
              long ticket = ticket();
              Party party = order.party();
              String sipCallId = call.dialog().callId();
              long asked = call.offer() == null ? ticket : 0;
              Line line = new Line(id, sipCallId, party, party.text(), asked, this);
              names.owns(pair, line);
              legs.take(order);
              pair.add(line);
              return new Arrival(line, call, ticket, this);
            });
  }

  private Line line(PairLegs.Stored stored, String address, Opening opening) {
    long ticket = 0;
    if (opening instanceof Opening.WithoutOffer without) {
      ticket = without.ticket();
    } else if (opening instanceof Opening.Passing passing) {
      ticket = passing.ticket();
    }
    String sipCallId = stored.order().dialog().callId();
    Party party = stored.order().permit().party();
    return new Line(stored.order().id(), sipCallId, party, address, ticket, this);
  }

  /** Runs where waiting for the database is allowed, and comes back into the call's turn. */
  private <T> CompletionStage<T> waiting(Pair pair, Supplier<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    work.execute(
        () -> {
          try {
            T result = task.get();
            pair.execute(() -> done.complete(result));
          } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
            LOG.log(Level.DEBUG, "A leg was not placed", e);
            pair.execute(() -> done.completeExceptionally(e));
          }
        });
    return done;
  }

  void named(Pair pair, String before, String publicId) {
    names.named(pair, before, publicId);
  }

  /** Facts of the leg go to that call from now on. */
  void owns(Pair pair, Line line) {
    names.owns(pair, line);
  }

  /** To the call that has the leg now, if it is another one. */
  void passOn(Pair pair, CallFact fact) {
    names.passOn(pair, fact);
  }

  void forget(Line line) {
    names.forget(line);
  }

  /**
   * Counts the call, as one, until it is over.
   *
   * @throws org.switchhook.platform.Problem 429 {@code too-many-live-calls}
   */
  void seat(Pair pair) {
    basics.quota().take(new CallId(pair.id()), pair.maker());
  }

  void over(Pair pair) {
    basics.quota().free(new CallId(pair.id()));
    names.forget(pair);
  }
}
