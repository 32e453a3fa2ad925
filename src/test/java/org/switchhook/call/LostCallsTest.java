package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.Json;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.Recorded;

class LostCallsTest {
  private static final TrunkId TRUNK = new TrunkId("sandbox");
  private static final CallId CALL = new CallId("c0");
  private static final int RATE = 50;

  private final List<Effect.Sip> sent = new ArrayList<>();
  private final List<Traced> traced = new ArrayList<>();
  private final List<LostCall> stored = new ArrayList<>();
  private final Recorded<CallFact> facts = new Recorded<>();
  private final HandWork work = new HandWork();
  private final HandTime time = new HandTime();
  private final LiveCalls live =
      new LiveCalls(
          () -> (call, trunk, effect) -> sent.add(effect),
          facts,
          work,
          time,
          time,
          traced::add,
          new CallSettings(10, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL));
  private final Traces traces =
      new Traces(new TraceText(Json.mapper())) {
        @Override
        List<LostCall> all() {
          return List.copyOf(stored);
        }
      };
  private final LostCalls lost = new LostCalls(traces, live, time, RATE);

  private void takeUp(Trace trace) {
    leave(trace);
    lost.find();
    lost.end();
    work.runAll();
  }

  private void leave(Trace trace) {
    stored.add(new LostCall(new CallId("c" + stored.size()), TRUNK, trace));
  }

  private void tell(Input input) {
    assertThat(live.tell(CALL, input)).isTrue();
    work.runAll();
  }

  private void pass(Duration duration) {
    time.advance(duration);
    work.runAll();
  }

  private List<String> requests() {
    return sent.stream().map(effect -> effect.getClass().getSimpleName()).toList();
  }

  private static Trace answered() {
    return new Trace(CallFixture.dialog().confirmed(CallFixture.answered(CallFixture.OURS)), null);
  }

  private static Trace unanswered() {
    return new Trace(CallFixture.dialog(), null);
  }

  private void expectOver() {
    assertThat(traced).containsExactly(new Traced(CALL, null));
    assertThat(facts.fired()).as("its end was told already").isEmpty();
  }

  @Test
  void answeredPhoneShouldGetAByeAndTheTraceGoWithItsAnswer() {
    takeUp(answered());
    assertThat(requests()).containsExactly("Bye");
    assertThat(traced).isEmpty();
    Dialog bye = ((Effect.Bye) sent.get(0)).dialog();

    tell(CallFixture.done(Input.Method.BYE, CallFixture.OURS, bye.localCseq(), 200));

    expectOver();
  }

  @Test
  void byeThatIsChallengedShouldBeSentOnceMore() {
    takeUp(answered());
    Dialog bye = ((Effect.Bye) sent.get(0)).dialog();
    tell(new Input.RequestChallenged(Input.Method.BYE, bye, CallFixture.CHALLENGE));

    assertThat(sent).last().isEqualTo(new Effect.Bye(bye.advanced(), CallFixture.CHALLENGE));
  }

  @Test
  void ringingPhoneShouldGetACancelAndTheTraceGoWithItsRefusal() {
    takeUp(CallFixture.ringing());
    assertThat(requests()).containsExactly("Cancel");

    tell(new Input.Refused(487, "Request Terminated"));
    pass(Duration.ofSeconds(40));

    assertThat(requests()).containsExactly("Cancel");
    expectOver();
    assertThat(live.size()).isZero();
  }

  @Test
  void phoneThatAnswersLaterShouldGetAckAndByeAndTheTraceSaySo() {
    takeUp(unanswered());
    tell(CallFixture.answered(CallFixture.OURS));

    assertThat(requests()).containsExactly("Cancel", "Ack", "Bye");
    assertThat(traced)
        .singleElement()
        .satisfies(now -> assertThat(now.trace().dialog().remoteTag()).isEqualTo(CallFixture.OURS));
    Dialog bye = ((Effect.Bye) sent.get(2)).dialog();
    assertThat(bye.localCseq()).as("above what the dead process may have sent").isGreaterThan(1000);
  }

  @Test
  void phoneWhoseAnswerWasNotStoredShouldGetAByeInItsEarlyDialog() {
    takeUp(CallFixture.ringing());
    pass(Duration.ofSeconds(2));

    assertThat(requests()).containsExactly("Cancel", "Cancel", "Cancel", "Bye");
    Effect.Bye bye = (Effect.Bye) sent.get(3);
    assertThat(bye.dialog().remoteTag()).isEqualTo(CallFixture.OURS);
    assertThat(bye.dialog().remoteTarget()).isEqualTo("sip:phone@127.0.0.1:5070");
    tell(CallFixture.done(Input.Method.BYE, CallFixture.OURS, bye.dialog().localCseq(), 481));
    assertThat(traced).last().isEqualTo(new Traced(CALL, null));
  }

  @Test
  void inviteThatWasRepeatedWithCredentialsUnstoredShouldBeCancelledByItsOwnBranch() {
    CallState challenged =
        CallFixture.placed()
            .next()
            .on(
                new Input.Challenged(
                    407, "", CallFixture.CHALLENGE, false, CallFixture.dialog().nextBranch()))
            .next();
    takeUp(unanswered());
    pass(Duration.ofSeconds(2));

    Dialog repeated = challenged.leg().dialog();
    assertThat(sent)
        .filteredOn(Effect.Cancel.class::isInstance)
        .extracting(effect -> ((Effect.Cancel) effect).dialog())
        .anyMatch(
            dialog ->
                dialog.branch().equals(repeated.branch())
                    && dialog.inviteCseq() == repeated.inviteCseq());
  }

  @Test
  void phoneThatCannotBeReachedShouldBeGivenUp() {
    takeUp(unanswered());
    pass(Duration.ofSeconds(2));
    pass(Duration.ofSeconds(32));

    expectOver();
  }

  @Test
  void manyShouldBeTakenUpAtTheSetRate() {
    for (int call = 0; call < 12; call++) {
      leave(answered());
    }
    assertThat(lost.find()).isEqualTo(12);
    lost.end();
    work.runAll();
    assertThat(sent).hasSize(RATE / 10);

    pass(Duration.ofMillis(100));
    assertThat(sent).hasSize(2 * RATE / 10);
    pass(Duration.ofMillis(100));
    assertThat(sent).hasSize(12);
  }

  @Test
  void tracesShouldStayForTheNextStartWhenTheServerStopsAgain() {
    leave(answered());
    lost.find();
    live.endAll();
    lost.end();
    work.runAll();

    assertThat(sent).isEmpty();
    assertThat(traced).isEmpty();
  }
}
