package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network that plays along, and the rules of RFC 3261 and the status contract as assertions. */
final class WalkRules {
  private static final Set<String> LEGAL =
      Set.of(
          "accepted",
          "accepted ringing",
          "accepted connected",
          "accepted ringing connected",
          "accepted rejected",
          "accepted ringing rejected",
          "accepted cleared",
          "accepted ringing cleared",
          "accepted connected cleared",
          "accepted ringing connected cleared");

  private final Set<CallTimer> timers = EnumSet.noneOf(CallTimer.class);
  private final Deque<Input> owed = new ArrayDeque<>();
  private final Map<String, Integer> byesSent = new HashMap<>();
  private final Map<String, Integer> byesTaken = new HashMap<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private final Map<String, Integer> acks = new HashMap<>();
  private final Map<String, Long> pracked = new HashMap<>();
  private final List<String> statuses = new ArrayList<>();
  private final Set<String> cseqs = new HashSet<>();
  private boolean inviteOpen;
  private boolean provisional;
  private boolean cancelled;
  private boolean forgotten;
  private long remoteCseq = 1;
  private long tickets = 1;

  boolean forgotten() {
    return forgotten;
  }

  CallState step(CallState state, Input input) {
    note(input);
    Step step = state.on(input);
    if (input instanceof Input.Answered answered) {
      long acked = step.effects().stream().filter(e -> acks(e, answered.remoteTag())).count();
      assertThat(acked).as("each 2xx gets its ACK").isEqualTo(1);
    }
    if (input instanceof Input.ByeReceived bye) {
      step.effects().stream()
          .filter(e -> e instanceof Effect.Respond r && r.code() == 200)
          .forEach(e -> byesTaken.merge(bye.remoteTag(), 1, Integer::sum));
    }
    return take(step);
  }

  private static boolean acks(Effect effect, String tag) {
    return effect instanceof Effect.Ack ack && tag.equals(ack.dialog().remoteTag());
  }

  private void note(Input input) {
    if (input instanceof Input.Provisional) {
      provisional = true;
    } else if (input instanceof Input.Answered answered) {
      answers.merge(answered.remoteTag(), 1, Integer::sum);
      inviteOpen = false;
    } else if (input instanceof Input.Refused
        || input instanceof Input.Unanswered
        || input instanceof Input.Challenged) {
      inviteOpen = false;
    } else if (input instanceof Input.TimerFired fired) {
      timers.remove(fired.timer());
      inviteOpen &= fired.timer() != CallTimer.WITHDRAWN; // RFC 3261 9.1: taken as cancelled
    }
  }

  CallState take(Step step) {
    step.effects().forEach(this::check);
    if (inviteOpen && !forgotten) {
      assertThat(timers.contains(CallTimer.RING) || timers.contains(CallTimer.WITHDRAWN))
          .as("an INVITE without a final response has a timer of ours")
          .isTrue();
    }
    assertThat(LEGAL).contains(String.join(" ", statuses));
    if (step.next() instanceof Connected connected) {
      boolean asks = connected.talk().ask() != null || connected.leg().session().update() != 0;
      assertThat(asks || timers.contains(CallTimer.SESSION)).as("somebody refreshes").isTrue();
    }
    return step.next();
  }

  private void check(Effect effect) {
    if (effect instanceof Effect.Invite) {
      inviteOpen = true;
      pracked.clear();
      provisional = false;
      cancelled = false;
    } else if (effect instanceof Effect.Cancel) {
      assertThat(provisional).as("CANCEL only after a provisional").isTrue();
      assertThat(inviteOpen).as("CANCEL never after a final").isTrue();
      assertThat(cancelled).as("one CANCEL an INVITE").isFalse();
      cancelled = true;
    } else if (effect instanceof Effect.Ack ack) {
      acks.merge(String.valueOf(ack.dialog().remoteTag()), 1, Integer::sum);
    } else if (effect instanceof Effect.Bye bye) {
      bye(bye);
    } else if (effect instanceof Effect.Info info) {
      String tag = String.valueOf(info.dialog().remoteTag());
      assertThat(isOver(tag)).as("no INFO on an ended dialog").isFalse();
      owe(Input.Method.INFO, info.dialog(), info.challenge(), 200);
    } else if (effect instanceof Effect.Prack prack) {
      prack(prack);
    } else if (effect instanceof Effect.Update update) {
      refresh(Input.Method.UPDATE, update.dialog(), update.challenge());
    } else if (effect instanceof Effect.Reinvite again) {
      refresh(Input.Method.INVITE, again.dialog(), again.challenge());
    } else {
      checkInside(effect);
    }
  }

  /** Each response has one PRACK, the first of a dialog first; one with credentials is another. */
  private void prack(Effect.Prack prack) {
    String tag = String.valueOf(prack.dialog().remoteTag());
    Long last = pracked.put(tag, prack.rseq());
    if (last != null) {
      long next = prack.challenge() == null ? last + 1 : last;
      assertThat(prack.rseq()).as("PRACKs in their order").isEqualTo(next);
    }
    owe(Input.Method.PRACK, prack.dialog(), prack.challenge(), 200);
  }

  /** It is answered, challenged or, one time in five, refused. */
  private void refresh(Input.Method method, Dialog dialog, @Nullable Challenge challenge) {
    String tag = String.valueOf(dialog.remoteTag());
    long cseq = dialog.localCseq();
    assertThat(isOver(tag)).as("no refresh of an ended dialog").isFalse();
    if (cseq % 5 == 0 || (challenge == null && cseq % 3 == 0)) {
      owe(method, dialog, challenge, cseq % 2 == 0 ? 500 : 491);
      return;
    }
    assertThat(cseqs.add(tag + " " + cseq)).as("a new number for each request").isTrue();
    owed.add(
        method == Input.Method.UPDATE
            ? new Input.UpdateAnswered(tag, cseq, null, CallFixture.terms(Refresher.UAC))
            : new Input.ReinviteAnswered(tag, cseq, null, CallFixture.OFFER));
  }

  /** A BYE with credentials is the challenged one again. */
  private void bye(Effect.Bye bye) {
    String tag = String.valueOf(bye.dialog().remoteTag());
    assertThat(answers).as("BYE only where there was a 2xx").containsKey(tag);
    if (bye.challenge() == null) {
      assertThat(isOver(tag)).as("no BYE on an ended dialog").isFalse();
      byesSent.merge(tag, 1, Integer::sum);
    } else {
      assertThat(byesSent).as("credentials only for a BYE that was sent").containsKey(tag);
    }
    owe(Input.Method.BYE, bye.dialog(), bye.challenge(), 408);
  }

  /** The end of a request, or, one time in three, a challenge to its first copy. */
  private void owe(Input.Method method, Dialog dialog, @Nullable Challenge challenge, int code) {
    long cseq = dialog.localCseq();
    String tag = String.valueOf(dialog.remoteTag());
    assertThat(cseqs.add(tag + " " + cseq)).as("a new number for each request").isTrue();
    owed.add(
        challenge == null && cseq % 3 == 0
            ? new Input.RequestChallenged(method, dialog, CallFixture.CHALLENGE)
            : new Input.RequestDone(method, tag, cseq, code, ""));
  }

  private boolean isOver(String tag) {
    return byesSent.containsKey(tag) || byesTaken.containsKey(tag);
  }

  private void checkInside(Effect effect) {
    if (effect instanceof Effect.StartTimer start) {
      timers.add(start.timer());
    } else if (effect instanceof Effect.StopTimer stop) {
      timers.remove(stop.timer());
    } else if (effect instanceof Effect.Publish publish) {
      statuses.add(publish.progress().status().word());
    } else if (effect instanceof Effect.Forget) {
      forgotten = true;
    }
  }

  /** What the network or a person might do now; timers only when they run. */
  Input plausible(Random random) {
    List<Input> choices = new ArrayList<>();
    if (inviteOpen) {
      choices.add(new Input.Provisional(100 + random.nextInt(100)));
      choices.add(new Input.Provisional(180));
      choices.add(new Input.Refused(300 + random.nextInt(400), "text"));
      choices.add(CallFixture.challenged(random.nextBoolean()));
      choices.add(new Input.Unanswered());
      choices.add(CallFixture.reliable(tag(random), 1 + random.nextInt(3)));
      choices.add(new Input.Refused(422, "", new PeerTerms(true, 0, null, 3600, null, -1)));
    }
    choices.add(new Input.Provisional(183));
    Refresher refresher = random.nextBoolean() ? Refresher.UAC : Refresher.UAS;
    choices.add(CallFixture.answered(tag(random)));
    choices.add(CallFixture.answered(tag(random), CallFixture.terms(refresher)));
    choices.add(CallFixture.bye(tag(random), remoteCseq++));
    choices.add(CallFixture.reinvite(tag(random), remoteCseq++, CallFixture.OFFER));
    choices.add(new Input.AckReceived(tag(random), remoteCseq - 1));
    choices.add(new Input.DigitReceived(new RequestKey("info"), tag(random), remoteCseq++, '1'));
    choices.add(new Input.SendDigits("12", tickets++));
    choices.add(new Input.HangUp());
    timers.forEach(timer -> choices.add(new Input.TimerFired(timer)));
    if (!owed.isEmpty()) {
      choices.add(owed.peek());
    }
    Input chosen = choices.get(random.nextInt(choices.size()));
    owed.remove(chosen);
    return chosen;
  }

  private static String tag(Random random) {
    return random.nextInt(4) == 0 ? "tag-" + random.nextInt(5) : CallFixture.OURS;
  }

  /** What happens when nobody does anything: transactions end, timers run out. */
  Input nextByItself() {
    if (!owed.isEmpty()) {
      return owed.remove();
    }
    if (inviteOpen && !provisional) {
      return new Input.Unanswered();
    }
    return new Input.TimerFired(
        timers.stream().filter(timer -> timer != CallTimer.DURATION).findFirst().orElseThrow());
  }

  void atTheEnd() {
    answers.forEach(
        (tag, count) -> {
          assertThat(acks.get(tag)).as("ACKs of " + tag).isEqualTo(count);
          assertThat(byesSent.getOrDefault(tag, 0) + byesTaken.getOrDefault(tag, 0))
              .as("the dialog of " + tag + " was ended by one BYE, sent or received")
              .isPositive();
          assertThat(byesSent.getOrDefault(tag, 0)).isLessThanOrEqualTo(1);
        });
    if (answers.isEmpty()) {
      assertThat(byesSent).as("a call without a 2xx needs no BYE").isEmpty();
    }
    assertThat(statuses.get(statuses.size() - 1)).isIn("rejected", "cleared");
  }
}
