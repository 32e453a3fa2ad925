package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Refreshes between what bridges order and phones offer. */
class RefreshingTest {
  private static final String SAID =
      CallFixture.OFFER.replace("t=0 0", "c=IN IP4 127.0.0.1\r\nt=0 0");
  private static final Input DUE = new Input.TimerFired(CallTimer.SESSION);
  private static final Input PASS =
      CallFixture.ordered(new MediaOrder.Pass(2, CallFixture.other()));

  private final CallState joined =
      CallFixture.after(
          CallFixture.answered(CallFixture.OURS),
          CallFixture.ordered(new MediaOrder.Pass(1, CallFixture.other())),
          CallFixture.reanswered(2));

  private static Effect.Reinvite reinvite(Step step) {
    return step.effects().stream()
        .filter(Effect.Reinvite.class::isInstance)
        .map(Effect.Reinvite.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<Effect> reports(Step step) {
    return step.effects().stream().filter(Effect.Report.class::isInstance).toList();
  }

  @Test
  void refreshShouldSayAgainWhatStandsAndLeaveTheBridgeAlone() {
    Step asked = joined.on(DUE);
    Step done = asked.next().on(CallFixture.reanswered(3));

    assertThat(reinvite(asked).offer()).isEqualTo(joined.leg().dialog().local());
    assertThat(reports(done)).isEmpty();
    Talk talk = ((Connected) done.next()).talk();
    assertThat(talk.joined()).isTrue();
    assertThat(talk.ask()).isNull();
    assertThat(done.next().leg().dialog().local()).isEqualTo(joined.leg().dialog().local());
  }

  @Test
  void answerThatIsNewShouldBeTold() {
    String moved = SAID.replace("4000", "4010");
    Step done =
        joined.on(DUE).next().on(new Input.ReinviteAnswered(CallFixture.OURS, 3, null, moved));

    assertThat(reports(done)).containsExactly(new Effect.Report(new MediaReport.Refreshed()));
  }

  @Test
  void orderShouldWaitForTheRefreshAndBeGivenUpAlone() {
    CallState waiting = joined.on(DUE).next().on(PASS).next();
    Step done = waiting.on(CallFixture.reanswered(3));
    assertThat(reinvite(done).dialog().inviteCseq()).isEqualTo(4);
    Step reported = done.next().on(CallFixture.reanswered(4));
    assertThat(reports(reported)).hasSize(1);

    Step givenUp = waiting.on(CallFixture.ordered(new MediaOrder.GiveUp(2)));
    assertThat(reports(givenUp))
        .containsExactly(new Effect.Report(new MediaReport.Failed(2, 487, "")));
    assertThat(givenUp.next().on(CallFixture.reanswered(3)).effects())
        .noneMatch(Effect.Reinvite.class::isInstance);
  }

  @Test
  void orderShouldTakeThePlaceOfARefreshThatBacksOff() {
    CallState backedOff =
        joined
            .on(DUE)
            .next()
            .on(CallFixture.done(Input.Method.INVITE, CallFixture.OURS, 3, 491))
            .next();
    Step again = backedOff.on(PASS).next().on(new Input.TimerFired(CallTimer.GLARE));

    assertThat(reports(again.next().on(CallFixture.reanswered(4)))).hasSize(1);
  }

  @Test
  void refusedRefreshShouldNotSpoilTheNextVersion() {
    long version = joined.leg().dialog().local().version();
    CallState after =
        joined
            .on(DUE)
            .next()
            .on(CallFixture.done(Input.Method.INVITE, CallFixture.OURS, 3, 488))
            .next();

    assertThat(reinvite(after.on(DUE)).offer().version()).isEqualTo(version);
    Input wait = CallFixture.ordered(new MediaOrder.Wait(3));
    assertThat(reinvite(after.on(wait)).offer().version()).isEqualTo(version + 1);
  }

  @Test
  void phoneThatSaysTheSameAgainShouldBeAnsweredWithoutTheBridge() {
    long version = joined.leg().dialog().local().version();
    Step step = joined.on(CallFixture.reinvite(CallFixture.OURS, 9, SAID));

    assertThat(reports(step)).isEmpty();
    Effect.Respond answer = (Effect.Respond) step.effects().get(0);
    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.body().version()).isEqualTo(version);
    assertThat(
            reports(joined.on(CallFixture.reinvite(CallFixture.OURS, 9, SAID + "a=sendonly\r\n"))))
        .hasSize(1);
  }

  @Test
  void secondOfferOfThePhoneBeforeTheAnswerToTheFirstShouldComeLater() {
    CallState offered =
        joined.on(CallFixture.reinvite(CallFixture.OURS, 9, SAID.replace("4000", "4010"))).next();
    Step second = offered.on(CallFixture.reinvite(CallFixture.OURS, 10, SAID));

    assertThat(second.effects())
        .containsExactly(Effect.Respond.with(new RequestKey("invite10"), 500, OurTerms.LATER));
  }

  @Test
  void reinviteThatIsToComeLaterShouldBeSentTwiceMoreAtMost() {
    CallState state = joined.on(PASS).next();
    for (long cseq = 3; cseq < 5; cseq++) {
      state = state.on(CallFixture.done(Input.Method.INVITE, cseq, 500, 0, 3)).next();
      state = state.on(new Input.TimerFired(CallTimer.GLARE)).next();
    }
    Step last = state.on(CallFixture.done(Input.Method.INVITE, 5, 500, 0, 3));

    assertThat(reports(last)).hasSize(1);
  }

  @Test
  void answerInAReliableResponseShouldBeTheAnswer() {
    Opening passing = new Opening.Passing(7, CallFixture.other());
    Step placed = CallState.place(CallFixture.dialog(), CallFixture.TIMES, null, passing);
    Input.Answered early =
        new Input.Answered(CallFixture.OURS, "sip:a@b", List.of(), SAID, PeerTerms.NONE);
    CallState rings = placed.next().on(new Input.Provisional(183, "", early, 5)).next();
    Step answered = rings.on(CallFixture.answered(CallFixture.OURS));

    MediaReport report = ((Effect.Report) reports(answered).get(0)).report();
    assertThat(((MediaReport.Answered) report).answer().text()).contains("m=audio 4000");
  }
}
