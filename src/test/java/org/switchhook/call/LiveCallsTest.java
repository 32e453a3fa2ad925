package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.address.TrunkId;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Problem;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.Recorded;

class LiveCallsTest {
  private static final CallId CALL = new CallId("call-1");
  private static final RoomId ROOM = new RoomId("room-1");

  private final List<Effect.Sip> sent = new ArrayList<>();
  private final Recorded<CallFact> facts = new Recorded<>();
  private final HandWork work = new HandWork();
  private final HandTime time = new HandTime();
  private final List<Traced> traces = new ArrayList<>();
  private boolean networkDown;
  private final List<Runnable> kept = new ArrayList<>();
  private boolean slow;
  private final Tracing tracing =
      new Tracing() {
        @Override
        public void trace(Traced traced) {
          traces.add(traced);
        }

        @Override
        public void whenKept(Runnable task) {
          if (slow) {
            kept.add(task);
          } else {
            task.run();
          }
        }
      };
  private final LiveCalls live =
      new LiveCalls(
          () -> this::send,
          facts,
          work,
          time,
          time,
          tracing,
          new CallSettings(1, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL));

  private void send(CallId call, TrunkId trunk, Effect.Sip effect) {
    if (networkDown) {
      throw new IllegalStateException("no route");
    }
    sent.add(effect);
  }

  private void place(String extension) {
    live.place(order(extension));
    work.runAll();
  }

  private static CallOrder order(String extension) {
    DialPermit permit = PermitFixture.permit("+493023125000", extension);
    return new CallOrder(
        CALL,
        ROOM,
        permit,
        Duration.ofSeconds(60),
        Duration.ofHours(4),
        new FirstDialogs(new CountingIds()).of(permit));
  }

  private void tell(Input input) {
    assertThat(live.tell(CALL, input)).isTrue();
    work.runAll();
  }

  private List<String> statuses() {
    return facts.fired().stream()
        .filter(CallFact.Changed.class::isInstance)
        .map(fact -> ((CallFact.Changed) fact).progress())
        .map(p -> p.status().word() + (p.end() == null ? "" : " " + p.end().cause()))
        .toList();
  }

  @Test
  void ackShouldWaitUntilThePhoneCouldBeHungUpByAnotherProcess() {
    place(null);
    slow = true;
    tell(CallFixture.answered("t"));
    tell(new Input.HangUp());
    assertThat(sent).as("neither ACK nor BYE").hasSize(1);
    assertThat(statuses()).endsWith("connected", "cleared EndedByLocal");

    kept.get(0).run();
    work.runAll();

    assertThat(sent.get(1)).isInstanceOf(Effect.Ack.class);
    assertThat(sent.get(2)).isInstanceOf(Effect.Bye.class);
  }

  @Test
  void ackShouldNotWaitForADatabaseThatDoesNotServe() {
    place(null);
    slow = true;
    tell(CallFixture.answered("t"));

    time.advance(Duration.ofMillis(200));
    work.runAll();
    assertThat(sent).last().isInstanceOf(Effect.Ack.class);
    tell(CallFixture.answered("t"));
    assertThat(sent).as("its repetition is acknowledged at once").hasSize(3);

    kept.get(0).run();
    work.runAll();
    assertThat(sent).hasSize(3);
  }

  @Test
  void placeShouldAnnounceTheCallBeforeItsInviteLeaves() {
    place(null);

    assertThat(statuses()).containsExactly("accepted");
    assertThat(sent).singleElement().isInstanceOf(Effect.Invite.class);
  }

  @Test
  void ringTimeoutShouldCancelAndTellNoAnswer() {
    place(null);
    tell(new Input.Provisional(180));

    time.advance(Duration.ofSeconds(60));
    work.runAll();

    assertThat(statuses()).containsExactly("accepted", "ringing", "rejected EndedByNoAnswer");
    assertThat(sent).last().isInstanceOf(Effect.Cancel.class);
  }

  @Test
  void callShouldBeForgottenWhenItHasLingered() {
    place(null);
    tell(new Input.Refused(486, "Busy Here"));
    assertThat(live.size()).isEqualTo(1);

    time.advance(Duration.ofSeconds(32));
    work.runAll();

    assertThat(live.size()).isZero();
    assertThat(live.byDialog("id-1", "id-2")).isEmpty();
    assertThat(time.timers()).isZero();
  }

  @Test
  void dialogShouldBeFoundByCallIdAndOurTagOnly() {
    place(null);

    assertThat(live.byDialog("id-1", "id-2")).contains(CALL);
    assertThat(live.byDialog("id-1", "other")).isEmpty();
  }

  @Test
  void extensionShouldBeSentDigitByDigitAfterTheAnswer() {
    place("42");
    tell(CallFixture.answered("t"));
    Effect.Info first = (Effect.Info) sent.get(sent.size() - 1);
    tell(CallFixture.done(Input.Method.INFO, "t", first.dialog().localCseq(), 200));

    assertThat(sent)
        .filteredOn(Effect.Info.class::isInstance)
        .extracting(effect -> ((Effect.Info) effect).digit())
        .containsExactly('4', '2');
  }

  @Test
  void sendDigitsShouldTellTheRefusalToItsCallerAndToTheRoom() {
    place(null);
    tell(CallFixture.answered("t"));
    CompletionStage<DigitsOutcome> outcome = live.sendDigits(CALL, "5");
    work.runAll();

    tell(CallFixture.done(Input.Method.INFO, "t", 2, 415));

    assertThat(outcome).isCompletedWithValue(DigitsOutcome.refused(415, "text"));
    assertThat(facts.fired()).last().isInstanceOf(CallFact.DigitRefused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 481})
  void digitWithoutAResponseShouldBeToldBeforeTheCallEnds(int code) {
    place(null);
    tell(CallFixture.answered("t"));
    CompletionStage<DigitsOutcome> first = live.sendDigits(CALL, "5");
    CompletionStage<DigitsOutcome> second = live.sendDigits(CALL, "6");
    work.runAll();

    tell(CallFixture.done(Input.Method.INFO, "t", 2, code));

    assertThat(first).isCompletedWithValue(DigitsOutcome.refused(code, "text"));
    assertThat(second).isCompletedWithValue(DigitsOutcome.NOT_ANSWERED);
    assertThat(facts.fired()).filteredOn(CallFact.DigitRefused.class::isInstance).hasSize(1);
    assertThat(statuses()).last().isEqualTo("cleared EndedByLost");
  }

  private List<Character> digitsTaken() {
    List<Character> digits = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i) instanceof Effect.Info info) {
        digits.add(info.digit());
        tell(CallFixture.done(Input.Method.INFO, "t", info.dialog().localCseq(), 200));
      }
    }
    return digits;
  }

  @Test
  void secondChallengeShouldEndTheCallWithTheCarriersText() {
    place(null);
    tell(CallFixture.challenged(false));
    tell(CallFixture.challenged(false));

    assertThat(facts.fired())
        .last()
        .isInstanceOfSatisfying(
            CallFact.Changed.class,
            fact ->
                assertThat(fact.progress().end())
                    .isEqualTo(
                        new CallEnd("EndedByAuthentication", 407, "Who are you?", Fault.US)));
  }

  @Test
  void challengedDigitAndByeShouldBeSentOnceMoreBeforeTheyCount() {
    place(null);
    tell(CallFixture.answered(CallFixture.OURS));
    CompletionStage<DigitsOutcome> digit = live.sendDigits(CALL, "5");
    work.runAll();
    tell(CallFixture.challenged(Input.Method.INFO, CallFixture.OURS, 2));
    assertThat(sent)
        .last()
        .isInstanceOfSatisfying(
            Effect.Info.class,
            info -> {
              assertThat(info.dialog().localCseq()).isEqualTo(3);
              assertThat(info.digit()).isEqualTo('5');
              assertThat(info.challenge()).isEqualTo(CallFixture.CHALLENGE);
            });
    assertThat(digit.toCompletableFuture()).isNotDone();
    tell(CallFixture.done(Input.Method.INFO, CallFixture.OURS, 3, 200));
    assertThat(digit).isCompletedWithValue(DigitsOutcome.TAKEN);

    CompletionStage<Void> ended = live.endAll();
    work.runAll();
    tell(CallFixture.challenged(Input.Method.BYE, CallFixture.OURS, 4));
    tell(CallFixture.done(Input.Method.BYE, CallFixture.OURS, 4, 407));
    assertThat(ended.toCompletableFuture()).isNotDone();
    tell(CallFixture.done(Input.Method.BYE, CallFixture.OURS, 5, 200));
    assertThat(ended).isCompleted();
  }

  @Test
  void digitsSentOneByOneShouldAllArriveInOrder() {
    place(null);
    tell(CallFixture.answered("t"));
    String pin = "01234567890123456789".repeat(5);
    List<CompletionStage<DigitsOutcome>> outcomes =
        pin.chars().mapToObj(c -> live.sendDigits(CALL, String.valueOf((char) c))).toList();
    work.runAll();

    assertThat(digitsTaken())
        .containsExactlyElementsOf(pin.chars().mapToObj(c -> (char) c).toList());
    assertThat(outcomes).allSatisfy(o -> assertThat(o).isCompletedWithValue(DigitsOutcome.TAKEN));
  }

  @Test
  void moreDigitsThanMayWaitShouldBeRefusedTogetherAndToNobodyElse() {
    place(null);
    tell(CallFixture.answered("t"));
    live.sendDigits(CALL, "1".repeat(120));
    CompletionStage<DigitsOutcome> tooMany = live.sendDigits(CALL, "2".repeat(9));
    live.sendDigits(CALL, "3".repeat(8));
    work.runAll();

    assertThat(tooMany).isCompletedWithValue(DigitsOutcome.TOO_MANY);
    assertThat(facts.fired()).noneMatch(CallFact.DigitRefused.class::isInstance);
    assertThat(digitsTaken()).hasSize(128).doesNotContain('2');
  }

  @Test
  void sendDigitsShouldFailBeforeTheAnswerAndForUnknownCalls() {
    place(null);
    CompletionStage<DigitsOutcome> early = live.sendDigits(CALL, "5");
    work.runAll();

    assertThat(early)
        .isCompletedWithValueMatching(outcome -> outcome.kind() == DigitsOutcome.Kind.NOT_ANSWERED);
    assertThat(live.sendDigits(new CallId("other"), "5"))
        .isCompletedWithValueMatching(outcome -> outcome.kind() == DigitsOutcome.Kind.NOT_ANSWERED);
  }

  @Test
  void callShouldEndWithoutResponseWhenItsInviteCannotBeSent() {
    networkDown = true;
    place(null);

    assertThat(statuses()).containsExactly("accepted", "rejected EndedByNoResponse");
  }

  @Test
  void callShouldStillEndWhenItsByeCannotBeSent() {
    place(null);
    tell(CallFixture.answered("t"));
    networkDown = true;

    tell(new Input.HangUp());
    time.advance(Duration.ofSeconds(32));
    work.runAll();

    assertThat(live.size()).isZero();
  }

  @Test
  void referThatCannotBeSentShouldBeToldAndEndTheCall() {
    place(null);
    tell(CallFixture.answered("t"));
    networkDown = true;
    tell(CallFixture.refer(7));

    assertThat(facts.fired())
        .filteredOn(CallFact.Refer.class::isInstance)
        .extracting(fact -> ((CallFact.Refer) fact).report())
        .containsExactly(new ReferReport.Refused(7, 408, ""));
    assertThat(live.dialog(CALL)).isPresent();
  }

  @Test
  void callShouldBeFoundByWhoeverKnowsItsDialog() {
    place(null);
    tell(CallFixture.answered("t"));
    Dialog dialog = live.dialog(CALL).orElseThrow();
    Replaces named = new Replaces(dialog.callId(), dialog.localTag(), "t", false);

    assertThat(live.replaced(named)).isEqualTo(new Replacement(CALL, 0));
    assertThat(live.replaced(new Replaces(dialog.callId(), "t", dialog.localTag(), false)))
        .isEqualTo(Replacement.UNKNOWN);
    assertThat(live.dialog(new CallId("other"))).isEmpty();
  }

  @Test
  void requireRoomShouldRefuseWhenTheNodeIsFull() {
    place(null);

    assertThatThrownBy(live::requireRoom)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(503));
  }

  @Test
  void missingAckShouldRepeatThe200UntilTheCallIsLost() {
    place(null);
    tell(CallFixture.answered("t"));
    tell(CallFixture.reinvite("t", 5, CallFixture.OFFER));

    for (int i = 0; i < 40; i++) {
      time.advance(Duration.ofSeconds(1));
      work.runAll();
    }

    assertThat(sent).filteredOn(e -> e instanceof Effect.Respond r && r.repetition()).hasSize(10);
    assertThat(sent).last().isInstanceOf(Effect.Bye.class);
    assertThat(statuses()).last().isEqualTo("cleared EndedByLost");
  }

  @Test
  void stopShouldEndWhenThePhoneHasAnsweredTheBye() {
    place(null);
    tell(CallFixture.answered("t"));

    CompletionStage<Void> ended = live.endAll();
    work.runAll();
    assertThat(sent).last().isInstanceOf(Effect.Bye.class);
    assertThat(ended.toCompletableFuture()).isNotDone();
    tell(CallFixture.done(Input.Method.BYE, "t", 2, 200));

    assertThat(ended).isCompleted();
    assertThat(statuses()).last().isEqualTo("cleared EndedByLocal");
  }

  @Test
  void traceShouldBeKeptWheneverTheWayToEndTheCallChanges() {
    place(null);
    assertThat(traces).as("the first is stored with the call").isEmpty();
    tell(new Input.Provisional(100));
    tell(new Input.Provisional(180, "Ringing", CallFixture.answered("t")));
    tell(new Input.Provisional(183, "Session Progress", CallFixture.answered("other")));
    tell(CallFixture.answered("t"));
    live.sendDigits(CALL, "5");
    tell(CallFixture.reinvite("t", 5, CallFixture.OFFER));
    tell(CallFixture.bye("t", 6));
    tell(CallFixture.answered("fork"));

    assertThat(traces)
        .extracting(LiveCallsTest::way)
        .containsExactly(
            "null, early t",
            "t at sip:phone@127.0.0.1:5070",
            "t at sip:phone@127.0.0.1:5071",
            "over");
  }

  private static String way(Traced traced) {
    Trace trace = traced.trace();
    if (trace == null) {
      return "over";
    }
    String tag = trace.dialog().remoteTag();
    Dialog early = trace.early();
    return tag
        + (early == null ? " at " + trace.dialog().remoteTarget() : ", early " + early.remoteTag());
  }

  @Test
  void callShouldBeHungUpWhenItIsPlacedDuringTheStop() {
    assertThat(live.endAll()).isCompleted();
    assertThatThrownBy(live::requireRoom)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.id()).isEqualTo("stopping"));

    place(null);

    assertThat(statuses()).containsExactly("accepted", "cleared EndedByCaller");
  }

  @Test
  void inputsShouldWaitForTheInviteWhenTheyOvertakeTheStart() {
    CallOrder order = order(null);
    Subject call = new Subject(CALL, ROOM, order.permit().party(), Direction.OUTGOING);
    FactAnnouncer announcer = new FactAnnouncer(call, facts, time);
    Mailbox mailbox = new Mailbox(work);
    CallLoop loop =
        new CallLoop(
            CALL, order.permit().trunk(), announcer, live, this::send, traces::add, mailbox, time);
    CompletionStage<DigitsOutcome> digits = loop.sendDigits("5");
    loop.tell(new Input.HangUp());
    work.runAll();
    assertThat(sent).isEmpty();

    loop.start(CallFixture.placed());
    work.runAll();

    assertThat(sent).first().isInstanceOf(Effect.Invite.class);
    assertThat(statuses()).containsExactly("accepted", "cleared EndedByCaller");
    assertThat(digits).isCompletedWithValueMatching(outcome -> outcome.code() == 0);
  }
}
