package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random walks: whatever comes, in whatever order, the rules of {@link WalkRules} hold
 * at each step, and after a hang-up the call ends by SIP timers alone.
 */
class CallWalkTest {
  private static final int WALKS = 10_000;
  private static final int MAX_STEPS = 25;

  @Test
  void everyWalkShouldKeepTheRulesAndEndWhenItIsHungUp() {
    for (int seed = 0; seed < WALKS; seed++) {
      walk(seed);
    }
  }

  private static void walk(int seed) {
    Random random = new Random(seed);
    WalkRules rules = new WalkRules();
    List<String> story = new ArrayList<>();
    try {
      CallState state = rules.take(CallFixture.placed());
      int steps = random.nextInt(MAX_STEPS);
      for (int i = 0; i < steps; i++) {
        Input input = rules.plausible(random);
        story.add(input.toString());
        state = rules.step(state, input);
      }
      finish(rules, state, story);
    } catch (AssertionError e) {
      throw new AssertionError("walk " + seed + ": " + String.join("\n  ", story), e);
    }
  }

  private static void finish(WalkRules rules, CallState state, List<String> story) {
    CallState now = rules.step(state, new Input.HangUp());
    for (int i = 0; i < 200 && !rules.forgotten(); i++) {
      Input next = rules.nextByItself();
      story.add("by itself: " + next);
      now = rules.step(now, next);
    }
    assertThat(rules.forgotten()).as("the call ends without its duration limit").isTrue();
    rules.atTheEnd();
  }
}
