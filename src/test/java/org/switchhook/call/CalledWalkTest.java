package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Five thousand random walks of a call that comes in: our 2xx is repeated until its ACK, no BYE of
 * ours leaves before it, every request of the phone has one answer, and after a hang-up the call
 * ends by SIP timers alone.
 */
class CalledWalkTest {
  private static final int WALKS = 5_000;
  private static final int MAX_STEPS = 15;

  /** In 32 s, after 0.5, 1.5, 3.5, 7.5 s and then every 4 s. */
  private static final int COPIES = 11;

  private static final Set<String> LEGAL =
      Set.of(
          "",
          "connected",
          "connected cleared",
          "cleared",
          "rejected",
          "ringing",
          "ringing connected",
          "ringing connected cleared",
          "ringing cleared",
          "ringing rejected");

  private final Set<CallTimer> timers = EnumSet.noneOf(CallTimer.class);
  private final List<String> statuses = new ArrayList<>();
  private final List<Input> owed = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private boolean confirmed;
  private int repeats;
  private boolean forgotten;
  private boolean withdrawn;
  private int byes;
  private int byesTaken;
  private int refusals;
  private int accepted;
  private long cseq;

  @Test
  void everyWalkShouldKeepTheRulesAndEndWhenItIsHungUp() {
    for (int seed = 0; seed < WALKS; seed++) {
      CalledWalkTest walk = new CalledWalkTest();
      try {
        walk.walk(new Random(seed));
      } catch (AssertionError e) {
        throw new AssertionError("walk " + seed + ": " + String.join("\n  ", walk.story), e);
      }
    }
  }

  private void walk(Random random) {
    cseq = 6;
    CallState state = take(first(random), null);
    int steps = random.nextInt(MAX_STEPS);
    for (int i = 0; i < steps; i++) {
      state = step(state, plausible(random));
    }
    state = step(state, new Input.HangUp());
    for (int i = 0; i < 100 && !forgotten; i++) {
      state = step(state, byItself());
    }
    assertThat(forgotten).as("the call ends").isTrue();
    boolean unanswered = withdrawn || refusals > 0;
    assertThat(unanswered || byes + byesTaken > 0).as("ended by a BYE, unless before").isTrue();
    assertThat(statuses.get(statuses.size() - 1)).isIn("cleared", "rejected");
  }

  private static Step first(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> CallFixture.called(true);
      case 1 -> CallFixture.called(false);
      case 2 -> CallFixture.taken(CallFixture.other(), random.nextBoolean());
      default -> CallFixture.taken(null, random.nextBoolean());
    };
  }

  private CallState step(CallState state, Input input) {
    story.add(state.getClass().getSimpleName() + " " + input);
    if (input instanceof Input.TimerFired fired) {
      timers.remove(fired.timer());
      repeats += fired.timer() == CallTimer.REPEAT ? 1 : 0;
    }
    confirmed |= input instanceof Input.AckReceived ack && isOurAck(ack);
    withdrawn |= input instanceof Input.Withdrawn;
    Step step = state.on(input);
    if (input instanceof Input.ByeReceived || input instanceof Input.DigitReceived) {
      assertThat(step.effects().stream().filter(Effect.Respond.class::isInstance)).hasSize(1);
    }
    return take(step, input);
  }

  private static boolean isOurAck(Input.AckReceived ack) {
    return ack.remoteTag().equals(CallFixture.OURS) && ack.cseq() == 5;
  }

  private CallState take(Step step, Input input) {
    step.effects().forEach(effect -> check(effect, input));
    assertThat(LEGAL).contains(String.join(" ", statuses));
    if (step.next() instanceof Called) {
      assertThat(timers).as("nobody waits for ever").contains(CallTimer.RING);
    }
    if (step.next() instanceof Unconfirmed) {
      assertThat(timers).as("our 2xx is repeated").contains(CallTimer.REPEAT);
    }
    return step.next();
  }

  private void check(Effect effect, Input input) {
    if (effect instanceof Effect.Bye bye) {
      assertThat(confirmed || repeats >= COPIES).as("no BYE before the ACK").isTrue();
      byes++;
      assertThat(byes).isEqualTo(1);
      owed.add(
          new Input.RequestDone(
              Input.Method.BYE, CallFixture.OURS, bye.dialog().localCseq(), 200, ""));
    } else if (effect instanceof Effect.Info info) {
      owed.add(
          new Input.RequestDone(
              Input.Method.INFO, CallFixture.OURS, info.dialog().localCseq(), 200, ""));
    } else if (effect instanceof Effect.Refuse) {
      refusals++;
      assertThat(accepted + refusals).as("one final answer").isEqualTo(1);
    } else if (effect instanceof Effect.Provisional) {
      assertThat(accepted + refusals).as("nothing provisional behind a final one").isZero();
    } else if (effect instanceof Effect.Respond respond) {
      boolean first = respond.key().equals(CallFixture.INVITE) && !respond.repetition();
      accepted += first ? 1 : 0;
      byesTaken += input instanceof Input.ByeReceived && respond.code() == 200 ? 1 : 0;
    } else if (effect instanceof Effect.StartTimer start) {
      timers.add(start.timer());
    } else if (effect instanceof Effect.StopTimer stop) {
      timers.remove(stop.timer());
    } else if (effect instanceof Effect.Publish publish) {
      statuses.add(publish.progress().status().word());
    } else if (effect instanceof Effect.Forget) {
      forgotten = true;
    } else {
      assertThat(effect).isNotInstanceOfAny(Effect.Invite.class, Effect.Cancel.class);
    }
  }

  private Input plausible(Random random) {
    List<Input> choices = new ArrayList<>();
    String tag = random.nextInt(5) == 0 ? "tag-x" : CallFixture.OURS;
    choices.add(new Input.AckReceived(tag, 5, CallFixture.OFFER));
    choices.add(new Input.AckReceived(tag, 5));
    choices.add(new Input.AckReceived(tag, cseq - 1));
    choices.add(CallFixture.bye(tag, cseq++));
    choices.add(CallFixture.reinvite(tag, cseq++, CallFixture.OFFER));
    choices.add(new Input.DigitReceived(new RequestKey("info"), tag, cseq++, '1'));
    choices.add(new Input.SendDigits("12", 1));
    choices.add(new Input.HangUp());
    choices.add(CallFixture.ring(180, null));
    choices.add(CallFixture.ring(183, CallFixture.other()));
    choices.add(CallFixture.accept());
    choices.add(new AnswerOrdered(new AnswerOrder.Refuse(486, "")));
    if (!confirmed) {
      choices.add(new Input.Withdrawn());
    }
    timers.forEach(timer -> choices.add(new Input.TimerFired(timer)));
    choices.addAll(owed);
    Input chosen = choices.get(random.nextInt(choices.size()));
    owed.remove(chosen);
    return chosen;
  }

  private Input byItself() {
    if (!owed.isEmpty()) {
      return owed.remove(0);
    }
    return new Input.TimerFired(
        timers.stream().filter(timer -> timer != CallTimer.DURATION).findFirst().orElseThrow());
  }
}
