package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegTest {
  private static final int MOST = 16;

  private CallState state = CallFixture.after(CallFixture.answered(CallFixture.OURS));

  private int heard(String tag) {
    Step step = state.on(CallFixture.answered(tag));
    state = step.next();
    return step.effects().size();
  }

  @Test
  void answersOfMoreDialogsThanAForkHasShouldCostNothing() {
    for (int tag = 0; tag < MOST; tag++) {
      assertThat(heard("fork-" + tag)).as("ACK and BYE").isEqualTo(2);
    }
    for (int tag = 0; tag < 100; tag++) {
      assertThat(heard("more-" + tag)).isZero();
    }

    assertThat(state.leg().over()).hasSize(MOST);
    assertThat(heard("fork-0")).as("ACK of a repetition").isEqualTo(1);
    assertThat(heard(CallFixture.OURS)).as("ACK of the call itself").isEqualTo(1);
  }

  @Test
  void byesOfManyDialogsBeforeAnAnswerShouldBeBoundedToo() {
    state = CallFixture.after(new Input.Provisional(180), new Input.HangUp());
    for (int tag = 0; tag < 100; tag++) {
      state = state.on(CallFixture.bye("fork-" + tag, 1)).next();
    }

    assertThat(state.leg().over()).hasSize(MOST);
  }
}
