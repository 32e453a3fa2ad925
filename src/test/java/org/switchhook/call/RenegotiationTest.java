package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenegotiationTest {
  private static final String SAID =
      CallFixture.OFFER.replace("t=0 0", "c=IN IP4 127.0.0.1\r\nt=0 0");
  private static final String MOVED = SAID.replace("4000", "4010");
  private static final Effect REFRESHED = new Effect.Report(new MediaReport.Refreshed());

  private CallState state =
      CallFixture.after(
          CallFixture.answered(CallFixture.OURS),
          CallFixture.ordered(new MediaOrder.Pass(1, CallFixture.other())),
          CallFixture.reanswered(2));
  private long cseq = 5;

  /** The phone asks how the session stands; what its answer in the ACK brings about. */
  private List<Effect> refresh(String answer) {
    cseq++;
    state = state.on(CallFixture.reinvite(CallFixture.OURS, cseq, null)).next();
    Step step = state.on(new Input.AckReceived(CallFixture.OURS, cseq, answer));
    state = step.next();
    return step.effects();
  }

  @Test
  void refreshThatChangesNothingShouldNotBeTold() {
    assertThat(refresh(SAID)).doesNotContain(REFRESHED);
    assertThat(refresh(SAID.replace("o=- 1 1", "o=- 1 2"))).doesNotContain(REFRESHED);
  }

  @Test
  void refreshThatChangesThePhonesSideShouldBeToldOnce() {
    assertThat(refresh(MOVED)).contains(REFRESHED);
    assertThat(refresh(MOVED)).doesNotContain(REFRESHED);
    assertThat(refresh(SAID)).contains(REFRESHED);
  }

  @Test
  void whatThePhoneOfferedItselfOrWhenAskedShouldBeKnown() {
    state = state.on(CallFixture.ordered(new MediaOrder.Fetch(2))).next();
    state = state.on(new Input.ReinviteAnswered(CallFixture.OURS, 3, null, MOVED)).next();
    state = state.on(CallFixture.ordered(new MediaOrder.Answer(2, CallFixture.other()))).next();
    assertThat(refresh(MOVED)).doesNotContain(REFRESHED);

    cseq++;
    state = state.on(CallFixture.reinvite(CallFixture.OURS, cseq, SAID)).next();
    Input answer = CallFixture.ordered(new MediaOrder.AnswerPhone(cseq, CallFixture.other(), true));
    state = state.on(answer).next().on(new Input.AckReceived(CallFixture.OURS, cseq)).next();
    assertThat(refresh(SAID)).doesNotContain(REFRESHED);
  }
}
