package org.switchhook.media;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.MediaReport;
import org.switchhook.call.Mute;
import org.switchhook.call.MuteOutcome;

/**
 * One step of a bridge. The inputs change what is known; {@link #goOn} then begins what is missing
 * to what is wanted: two phones joined, everybody else waiting.
 */
final class BridgeTurn {
  static final int MAX_WISHES = 16;
  private static final int NOT_ACCEPTABLE = 488;
  private static final int REQUEST_PENDING = 491;

  private final List<Place> places;
  private final List<Wish> wishes;
  private final List<BridgeEffect> effects = new ArrayList<>();
  private @Nullable Exchange exchange;
  private Bridge.Told told;
  private @Nullable CallId changed;
  private long lastTicket;

  BridgeTurn(Bridge bridge) {
    places = new ArrayList<>(bridge.places());
    wishes = new ArrayList<>(bridge.wishes());
    exchange = bridge.exchange();
    told = bridge.told();
    changed = bridge.changed();
    lastTicket = bridge.lastTicket();
  }

  BridgeStep take(BridgeInput input) {
    if (input instanceof BridgeInput.Came came) {
      came(came.call());
    } else if (input instanceof BridgeInput.Left left) {
      left(left.call());
    } else if (input instanceof BridgeInput.Wanted wanted) {
      want(wanted.wish());
    } else if (input instanceof BridgeInput.Told report) {
      told(report.call(), report.report());
    } else if (input instanceof BridgeInput.TimeUp up) {
      timeUp(up.ticket());
    }
    goOn();
    Bridge next =
        new Bridge(List.copyOf(places), exchange, told, List.copyOf(wishes), changed, lastTicket);
    return new BridgeStep(next, effects);
  }

  private void came(CallId call) {
    if (place(call) == null) {
      places.add(Place.of(call));
    }
  }

  private void left(CallId call) {
    boolean paired = pair().stream().anyMatch(each -> each.call().equals(call));
    if (!places.removeIf(each -> each.call().equals(call))) {
      return;
    }
    List.copyOf(wishes).stream()
        .filter(wish -> wish.call().equals(call))
        .forEach(wish -> settle(wish, MuteOutcome.NOT_ANSWERED));
    if (paired && told != Bridge.Told.NOTHING) {
      told = Bridge.Told.NOTHING;
      effects.add(new BridgeEffect.Parted());
    }
    changed = null;
    Exchange now = exchange;
    if (now != null && now.from().equals(call)) {
      exchange = withoutFirst(now);
    } else if (now != null && now.to().equals(call)) {
      exchange = withoutSecond(now);
    }
  }

  private @Nullable Exchange withoutFirst(Exchange now) {
    return switch (now.phase()) {
      case ASKED, FIRST_OWES -> null;
      case PASSED -> {
        tell(now.to(), new MediaOrder.GiveUp(now.ticket()));
        yield now.in(Exchange.Phase.SECOND_OWES);
      }
      case SECOND_OWES -> now;
    };
  }

  private @Nullable Exchange withoutSecond(Exchange now) {
    return switch (now.phase()) {
      case ASKED -> {
        tell(now.from(), new MediaOrder.GiveUp(now.ticket()));
        yield now.in(Exchange.Phase.FIRST_OWES);
      }
      case PASSED -> {
        decline(now, false, NOT_ACCEPTABLE);
        yield null;
      }
      case FIRST_OWES -> now;
      case SECOND_OWES -> null;
    };
  }

  private void want(Wish wish) {
    if (place(wish.call()) == null) {
      effects.add(new BridgeEffect.MuteDone(wish.id(), MuteOutcome.NOT_ANSWERED));
    } else if (wishes.size() >= MAX_WISHES) {
      effects.add(new BridgeEffect.MuteDone(wish.id(), MuteOutcome.TOO_MANY));
    } else {
      wishes.add(wish);
    }
  }

  private void told(CallId call, MediaReport report) {
    Exchange now = exchange;
    if (report instanceof MediaReport.Offered offered) {
      offered(call, offered);
    } else if (report instanceof MediaReport.Refreshed) {
      changed = call;
    } else if (now != null && report instanceof MediaReport.Fetched fetched) {
      fetched(now, call, fetched);
    } else if (now != null && report instanceof MediaReport.Answered answered) {
      answered(now, call, answered);
    } else if (now != null && report instanceof MediaReport.Waits waits) {
      if (waits.ticket() == now.ticket()) {
        put(call, Place.State.WAITS);
        exchange = null;
      }
    } else if (now != null && report instanceof MediaReport.Failed failed) {
      if (failed.ticket() == now.ticket()) {
        failed(now, call, failed);
      }
    }
  }

  /** A phone's own offer while anything is under way has met it (RFC 3261 14.2). */
  private void offered(CallId call, MediaReport.Offered offered) {
    if (exchange != null) {
      tell(call, new MediaOrder.RefusePhone(offered.cseq(), REQUEST_PENDING));
      return;
    }
    if (!isJoined()) { // it would not be put on wait, so it is now
      tell(call, new MediaOrder.AnswerPhone(offered.cseq(), offered.offer().waiting(), false));
      put(call, Place.State.WAITS);
      return;
    }
    CallId to = partner(call);
    Exchange pass = begin(Exchange.Kind.PASS, call, to, offered.cseq(), null);
    exchange = pass.in(Exchange.Phase.PASSED);
    tell(
        to,
        new MediaOrder.Pass(pass.ticket(), new Passing(this::mute).from(pass, offered.offer())));
  }

  private void fetched(Exchange now, CallId call, MediaReport.Fetched fetched) {
    boolean fits = fetched.ticket() == now.ticket() && call.equals(now.from());
    if (fits && now.phase() == Exchange.Phase.ASKED) {
      exchange = now.in(Exchange.Phase.PASSED);
      Passing passing = new Passing(this::mute);
      tell(now.to(), new MediaOrder.Pass(now.ticket(), passing.from(now, fetched.offer())));
    } // given up meanwhile: the leg declines, and says so
  }

  private void answered(Exchange now, CallId call, MediaReport.Answered answered) {
    if (answered.ticket() != now.ticket() || !call.equals(now.to())) {
      return;
    }
    boolean useless = now.joins() && !answered.answer().hasAudio();
    if (now.phase() == Exchange.Phase.SECOND_OWES || useless) {
      put(call, Place.State.UNSURE);
      if (useless && now.phase() == Exchange.Phase.PASSED) {
        decline(now, false, NOT_ACCEPTABLE);
        refused(now, NOT_ACCEPTABLE, "No common audio");
      } else {
        over(now, 408, "");
      }
      return;
    }
    var answer = new Passing(this::mute).back(now, answered.answer());
    tell(
        now.from(),
        now.kind() == Exchange.Kind.PASS
            ? new MediaOrder.AnswerPhone(now.cseq(), answer, true)
            : new MediaOrder.Answer(now.ticket(), answer));
    put(now.from(), Place.State.JOINED);
    put(now.to(), Place.State.JOINED);
    exchange = null;
    agreed(now);
  }

  private void agreed(Exchange now) {
    Wish wish = now.wish();
    if (wish != null) {
      apply(wish);
    }
    if (told != Bridge.Told.JOINED) {
      told = Bridge.Told.JOINED;
      effects.add(new BridgeEffect.Joined(calls()));
    }
  }

  private void failed(Exchange now, CallId call, MediaReport.Failed failed) {
    if (now.kind() == Exchange.Kind.WAIT) {
      boolean again = state(call) == Place.State.JOINED; // once; then its media goes nowhere
      put(call, again ? Place.State.UNSURE : Place.State.WAITS);
      exchange = null;
      return;
    }
    switch (now.phase()) {
      case ASKED -> refused(now, failed.code(), failed.text());
      case PASSED -> {
        decline(now, !now.joins(), refusal(failed.code()));
        refused(now, failed.code(), failed.text());
      }
      default -> over(now, 408, "");
    }
  }

  /** What a phone hears whose own offer the other one refused. */
  private static int refusal(int code) {
    return code == REQUEST_PENDING ? REQUEST_PENDING : NOT_ACCEPTABLE;
  }

  /** A phone refused: the other direction is tried once. */
  private void refused(Exchange now, int code, String text) {
    exchange = null;
    if (now.kind() == Exchange.Kind.JOIN) {
      exchange = begin(Exchange.Kind.JOIN_BACK, now.to(), now.from(), 0, null);
      tell(now.to(), new MediaOrder.Fetch(lastTicket));
    } else {
      over(now, code, text);
    }
  }

  /** It has come to nothing. */
  private void over(Exchange now, int code, String text) {
    exchange = null;
    Wish wish = now.wish();
    if (wish != null && wishes.contains(wish)) {
      settle(wish, MuteOutcome.refused(code, text));
    }
    if (now.joins() && isPaired(now.from()) && isPaired(now.to())) {
      told = Bridge.Told.FAILED;
      effects.add(new BridgeEffect.Failed(calls(), code, text));
    }
  }

  /** The one whose offer it was hears that there is no answer. */
  private void decline(Exchange now, boolean keep, int code) {
    if (now.kind() == Exchange.Kind.PASS) {
      tell(now.from(), new MediaOrder.RefusePhone(now.cseq(), code));
      return;
    }
    tell(now.from(), new MediaOrder.Decline(now.ticket(), keep));
    if (!keep) {
      put(now.from(), Place.State.WAITS);
    }
  }

  private void timeUp(long ticket) {
    Exchange now = exchange;
    if (now == null || now.ticket() != ticket) {
      return;
    }
    if (now.phase() == Exchange.Phase.ASKED) {
      tell(now.from(), new MediaOrder.GiveUp(ticket));
      exchange = now.in(Exchange.Phase.FIRST_OWES);
    } else if (now.phase() == Exchange.Phase.PASSED) {
      decline(now, !now.joins(), 504);
      tell(now.to(), new MediaOrder.GiveUp(ticket));
      exchange = now.in(Exchange.Phase.SECOND_OWES);
    }
  }

  private void goOn() {
    if (exchange != null) {
      return;
    }
    grantWhatNobodyHears();
    if (pair().size() == 2 && told != Bridge.Told.FAILED) {
      join();
    } else {
      places.stream()
          .filter(each -> each.state() != Place.State.WAITS)
          .findFirst()
          .ifPresent(each -> putOnWait(each.call()));
    }
  }

  /** A phone that waits is muted without asking it: no media flows. */
  private void grantWhatNobodyHears() {
    List.copyOf(wishes).stream()
        .filter(wish -> !isJoined() || !isPaired(wish.call()))
        .forEach(this::apply);
  }

  private void join() {
    CallId first = places.get(0).call();
    CallId newcomer = places.get(1).call();
    CallId other = changed;
    if (!isJoined()) {
      fetch(Exchange.Kind.JOIN, newcomer, first, null);
    } else if (!wishes.isEmpty()) {
      Wish wish = wishes.get(0);
      fetch(Exchange.Kind.MUTE, partner(wish.call()), wish.call(), wish);
    } else if (other != null && isPaired(other)) {
      changed = null;
      fetch(Exchange.Kind.SYNC, other, partner(other), null);
    }
  }

  private void fetch(Exchange.Kind kind, CallId from, CallId to, @Nullable Wish wish) {
    exchange = begin(kind, from, to, 0, wish);
    tell(from, new MediaOrder.Fetch(lastTicket));
  }

  private void putOnWait(CallId call) {
    exchange = begin(Exchange.Kind.WAIT, call, call, 0, null);
    tell(call, new MediaOrder.Wait(lastTicket));
  }

  private Exchange begin(
      Exchange.Kind kind, CallId from, CallId to, long cseq, @Nullable Wish wish) {
    lastTicket++;
    effects.add(new BridgeEffect.StartLimit(lastTicket));
    return new Exchange(lastTicket, kind, from, to, Exchange.Phase.ASKED, cseq, wish);
  }

  private void apply(Wish wish) {
    wishes.remove(wish);
    places.replaceAll(each -> each.call().equals(wish.call()) ? each.with(wish.mute()) : each);
    effects.add(new BridgeEffect.Muted(wish.call(), wish.mute()));
    effects.add(new BridgeEffect.MuteDone(wish.id(), MuteOutcome.DONE));
  }

  private void settle(Wish wish, MuteOutcome outcome) {
    wishes.remove(wish);
    effects.add(new BridgeEffect.MuteDone(wish.id(), outcome));
  }

  private void tell(CallId call, MediaOrder order) {
    effects.add(new BridgeEffect.Tell(call, order));
  }

  private List<Place> pair() {
    return places.size() < 2 ? List.of() : List.copyOf(places.subList(0, 2));
  }

  private List<CallId> calls() {
    return pair().stream().map(Place::call).toList();
  }

  private boolean isPaired(CallId call) {
    return calls().contains(call);
  }

  private boolean isJoined() {
    return pair().size() == 2
        && pair().stream().allMatch(each -> each.state() == Place.State.JOINED);
  }

  private CallId partner(CallId call) {
    return places.get(0).call().equals(call) ? places.get(1).call() : places.get(0).call();
  }

  private @Nullable Place place(CallId call) {
    return places.stream().filter(each -> each.call().equals(call)).findFirst().orElse(null);
  }

  private Place.State state(CallId call) {
    Place place = place(call);
    return place == null ? Place.State.WAITS : place.state();
  }

  private Mute mute(CallId call) {
    Place place = place(call);
    return place == null ? Mute.NONE : place.mute();
  }

  private void put(CallId call, Place.State state) {
    places.replaceAll(each -> each.call().equals(call) ? each.in(state) : each);
  }
}
