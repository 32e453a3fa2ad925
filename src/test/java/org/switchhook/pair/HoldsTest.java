package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.platform.Problem;
import org.switchhook.rest.CurrentCaller;

class HoldsTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";

  private final PairFixture world = new PairFixture();
  private final CurrentCaller caller = new CurrentCaller();
  private final Holds holds = new Holds(world.commands, world.pictures, caller);
  private final List<Object> answers = new ArrayList<>();

  @Test
  void callThatEndsShouldBeNotAnsweredAsOneThatHasEnded() {
    caller.set(PairFixture.ANN);
    String call = world.call(A, B).callid();
    world.leg(B).lingers = true;
    world.leg(A).hangUp();

    holds.change(true, call, new LegChoice(null), answers::add);
    world.turns.runAll();

    assertThat(answers)
        .singleElement()
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.id()).isEqualTo("call-not-answered");
            });
  }
}
