package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandingTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";
  private static final String D = "+493023125004";

  private PairFixture world = new PairFixture();
  private final PairFixture.Told told = new PairFixture.Told();

  private void start() {
    world.commands.start(PairFixture.ANN, new StartOrder(A, B, "cmd"), told);
  }

  private void joined(String one, String two) {
    world.turns.runAll();
    assertThat(world.leg(one).hears(world.leg(two))).as(one + " hears " + two).isTrue();
    assertThat(world.leg(two).hears(world.leg(one))).as(two + " hears " + one).isTrue();
  }

  private void silent(String... legs) {
    world.turns.runAll();
    for (String leg : legs) {
      assertThat(world.leg(leg).hears()).as(leg).isZero();
    }
  }

  private void nothingLeft() {
    world.turns.runAll();
    assertThat(world.names.size()).as("calls").isZero();
    assertThat(world.names.legs()).as("legs").isZero();
    world.time.advance(Duration.ofSeconds(20));
    world.turns.runAll();
    assertThat(world.time.timers()).as("timers").isZero();
  }

  @ParameterizedTest
  @CsvSource({"B, hold", "B, none", "B, nomedia", "B, original", "A, hold", "C, hold"})
  void s01_startShouldRingOneAfterTheOtherAndJoinThem(String variant, String first) {
    world = new PairFixture(variant, first, "inactive");
    start();
    world.leg(A).answer();
    world.leg(B).tried(180);
    world.leg(B).answer();

    joined(A, B);
    assertThat(told.names())
        .containsExactly(
            "CallerAnswered",
            "Transferring",
            "TransferStart",
            "TransferPending",
            "CalleeAnswered",
            "Done");
    assertThat(told.callid()).isEqualTo(world.leg(B).sipCallId());
  }

  @Test
  void c01_answerThatComesAtOnceShouldBeTold() {
    world.ringsAtOnce = true;
    start();
    world.leg(A).answer();
    world.leg(B).answer();

    joined(A, B);
    assertThat(told.names()).containsSubsequence("TransferStart", "TransferPending", "Done");
  }

  @Test
  void whatPolicyRefusesShouldRingNobody() {
    world.commands.start(PairFixture.ANN, new StartOrder(A, "0900123", null), told);
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.REFUSED);
    assertThat(world.legs).isEmpty();
    nothingLeft();
  }

  @Test
  void anAddressThatIsNoneShouldBeNamed() {
    world.commands.start(PairFixture.ANN, new StartOrder("x y", B, null), told);
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.ADDRESS);
    nothingLeft();
  }

  @Test
  void aCallerWhoRefusesShouldEndTheStart() {
    start();
    world.leg(A).refuse(486);

    assertThat(told.names()).containsExactly("Failed");
    assertThat(told.failure()).isEqualTo(Failure.of(Failure.Kind.CALLER_FAILED, 486, "Busy Here"));
    nothingLeft();
  }

  @Test
  void s01_aCallerWhoTakesNoEmptyOfferShouldBeRungOnceMore() {
    world = new PairFixture("B", "nomedia", "inactive");
    start();
    world.leg(A).refuse(488);
    world.leg(A).answer();
    world.leg(B).answer();

    joined(A, B);
  }

  @Test
  void aCalleeWhoRefusesShouldReleaseTheCaller() {
    start();
    world.leg(A).answer();
    world.leg(B).refuse(486);

    assertThat(told.names()).endsWith("TransferStart", "TransferPending", "Failed");
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.TRANSFER_FAILED);
    assertThat(world.leg(A).isOver()).isTrue();
    nothingLeft();
  }

  @Test
  void aCallerWhoHangsUpShouldStopTheRinging() {
    start();
    world.leg(A).answer();
    world.leg(B).tried(180);
    world.leg(A).hangUp();

    assertThat(told.failure().code()).isEqualTo(487);
    assertThat(world.leg(B).heard).containsExactly("BYE");
    nothingLeft();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStartShouldBeStoppedByTheIdOfItsCommand(boolean answered) {
    PairFixture.Told end = new PairFixture.Told();
    start();
    if (answered) {
      world.leg(A).answer();
    }
    world.turns.runAll();
    world.commands.end(PairFixture.ANN, "cmd", end);
    world.turns.runAll();

    assertThat(end.names()).containsExactly("Done");
    assertThat(told.failure())
        .isEqualTo(Failure.of(Failure.Kind.CALLER_FAILED, 487, "Request Terminated"));
    nothingLeft();
  }

  @Test
  void aStartThatIsEndedBeforeItsInviteShouldRingNobody() {
    start();
    world.turns.runNext(); // the command is in its turn, its permits are being asked for
    world.commands.end(PairFixture.ANN, "cmd", new PairFixture.Told());
    world.turns.runAll();

    assertThat(told.failure().code()).isEqualTo(487);
    assertThat(world.legs.values()).allMatch(SimLeg::isOver);
    nothingLeft();
  }

  @Test
  void holdShouldSilenceBothAndResumeGiveThemBack() {
    String call = world.call(A, B).callid();
    world.commands.hold(PairFixture.ANN, call, null, told);
    silent(A, B);
    assertThat(told.names())
        .containsExactly(
            "HoldBegun", "HoldStart", "HoldStart", "HoldSuccessful", "HoldSuccessful", "Done");

    PairFixture.Told again = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, call, null, again);
    world.turns.runAll();
    assertThat(again.failure().kind()).isEqualTo(Failure.Kind.ALL_HELD);

    PairFixture.Told resumed = new PairFixture.Told();
    world.commands.resume(PairFixture.ANN, call, null, resumed);
    joined(A, B);
    assertThat(resumed.names()).isEqualTo(told.names());

    PairFixture.Told none = new PairFixture.Told();
    world.commands.resume(PairFixture.ANN, call, null, none);
    world.turns.runAll();
    assertThat(none.failure().kind()).isEqualTo(Failure.Kind.NONE_HELD);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void oneLegShouldBeHeldAndResumedByItself(Side leg) {
    String call = world.call(A, B).callid();
    world.commands.hold(PairFixture.ANN, call, leg, told);
    silent(A, B);
    assertThat(told.names()).containsExactly("HoldBegun", "HoldStart", "HoldSuccessful", "Done");

    PairFixture.Told other = new PairFixture.Told();
    world.commands.resume(PairFixture.ANN, call, leg.other(), other);
    world.turns.runAll();
    assertThat(other.failure().kind()).isEqualTo(Failure.Kind.NONE_HELD);

    world.commands.resume(PairFixture.ANN, call, leg, new PairFixture.Told());
    joined(A, B);
  }

  @Test
  void inTheOriginalFormTheHeldLegShouldStillHear() {
    world = new PairFixture("B", "hold", "original");
    String call = world.call(A, B).callid();
    world.commands.hold(PairFixture.ANN, call, Side.CALLER, told);
    world.turns.runAll();

    assertThat(world.leg(A).hears(world.leg(B))).isTrue();
    silent(B);
  }

  @Test
  void resumingOneOfTwoHeldLegsShouldNotLetMediaFlow() {
    String call = world.call(A, B).callid();
    world.commands.hold(PairFixture.ANN, call, null, new PairFixture.Told());
    world.commands.resume(PairFixture.ANN, call, Side.CALLER, told);
    silent(A, B);

    assertThat(told.names()).containsExactly("HoldBegun", "HoldStart", "HoldSuccessful", "Done");
    world.commands.resume(PairFixture.ANN, call, Side.CALLEE, new PairFixture.Told());
    joined(A, B);
  }

  @Test
  void resumeShouldLeaveThePhonesOwnHold() {
    String call = world.call(A, B).callid();
    world.leg(A).offers("sendonly");
    world.commands.hold(PairFixture.ANN, call, null, new PairFixture.Told());
    world.commands.resume(PairFixture.ANN, call, null, told);
    silent(A);
    assertThat(told.names()).endsWith("Done");

    world.leg(A).offers("sendrecv");
    joined(A, B);
  }

  @Test
  void aRefusedHoldShouldLeaveTheCallAsItWas() {
    String call = world.call(A, B).callid();
    world.leg(B).refuses = 488;
    world.commands.hold(PairFixture.ANN, call, null, told);
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.HOLD_FAILED);
    assertThat(told.failure().leg()).isEqualTo(Side.CALLEE);
    assertThat(told.failure().code()).isEqualTo(488);
    joined(A, B);
    PairFixture.Told none = new PairFixture.Told();
    world.commands.resume(PairFixture.ANN, call, null, none);
    world.turns.runAll();
    assertThat(none.failure().kind()).isEqualTo(Failure.Kind.NONE_HELD);
  }

  @Test
  void c21_aPhoneThatDoesNotAnswerItsHoldShouldEndTheCommandInTime() {
    String call = world.call(A, B).callid();
    world.leg(B).silent = true;
    world.commands.hold(PairFixture.ANN, call, null, told);
    world.turns.runAll();
    world.leg(B).silent = false;
    world.time.advance(Duration.ofSeconds(10));
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.HOLD_FAILED);
    joined(A, B);
  }

  @Test
  void aPartyThatHangsUpWhileHeldShouldEndTheCommandAndTheCall() {
    String call = world.call(A, B).callid();
    world.leg(B).silent = true;
    world.commands.hold(PairFixture.ANN, call, null, told);
    world.turns.runAll();
    world.leg(B).hangUp();

    assertThat(told.names()).endsWith("Failed");
    assertThat(world.leg(A).isOver()).isTrue();
    nothingLeft();
  }

  @Test
  void aPhonesOwnOfferShouldReachTheOther() {
    world.call(A, B);
    world.leg(A).offers("inactive");

    silent(A, B);
    assertThat(world.leg(B).heard).endsWith("offer");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aBlindTransferShouldMoveOneAndReleaseTheOther(Side moved) {
    String call = world.call(A, B).callid();
    String stays = moved == Side.CALLER ? A : B;
    String leaves = moved == Side.CALLER ? B : A;
    world.commands.transfer(PairFixture.ANN, call, moved, C, null, told);
    world.leg(C).tried(180);
    joined(A, B);
    world.leg(C).answer();

    joined(stays, C);
    assertThat(world.leg(leaves).isOver()).isTrue();
    assertThat(told.names())
        .containsExactly(
            "Transferring", "TransferStart", "TransferPending", "TransferSuccessful", "Done");
    PairFixture.Told old = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, call, null, old);
    world.turns.runAll();
    assertThat(old.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_CALL);
    world.commands.hold(PairFixture.ANN, told.callid(), moved, new PairFixture.Told());
    silent(stays, C);
    world.leg(C).hangUp();
    nothingLeft();
  }

  @Test
  void aBusyTargetShouldLeaveTheCallAsItWas() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.leg(C).refuse(486);

    assertThat(told.names())
        .containsExactly("Transferring", "TransferStart", "TransferPending", "Failed");
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.TRANSFER_FAILED);
    joined(A, B);
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, D, null, new PairFixture.Told());
    world.leg(D).answer();
    joined(B, D);
  }

  @Test
  void aMovedPartyThatRefusesShouldStayWhereItIs() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.leg(B).refuses = 488;
    world.leg(C).answer();

    assertThat(told.failure().code()).isEqualTo(488);
    assertThat(world.leg(C).isOver()).isTrue();
    joined(A, B);
  }

  @Test
  void aMovedPartyThatHangsUpShouldStopTheRinging() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.leg(C).tried(180);
    world.leg(B).hangUp();

    assertThat(told.failure().code()).isEqualTo(487);
    nothingLeft();
  }

  @Test
  void aReleasedPartyThatHangsUpEarlyShouldNotStopTheTransfer() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.leg(A).hangUp();
    world.leg(C).answer();

    joined(B, C);
    assertThat(told.names()).endsWith("TransferSuccessful", "Done");
  }

  @Test
  void aTransferToWhatPolicyRefusesShouldRingNobody() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, "0900123", null, told);
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.REFUSED);
    assertThat(world.legs).hasSize(2);
    joined(A, B);
  }

  @Test
  void c19_whileATransferRunsNothingElseShouldBegin() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, new PairFixture.Told());
    world.turns.runAll();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, D, null, told);
    PairFixture.Told hold = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, call, null, hold);
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.PENDING);
    assertThat(hold.failure().kind()).isEqualTo(Failure.Kind.PENDING);
  }

  @ParameterizedTest
  @CsvSource({"CALLER, CALLER", "CALLER, CALLEE", "CALLEE, CALLER", "CALLEE, CALLEE"})
  void anAttendedTransferShouldJoinTheTwoWhoStay(Side first, Side second) {
    String one = world.call(A, B).callid();
    String two = world.call(C, D).callid();
    String stays = first == Side.CALLER ? A : B;
    String joins = second == Side.CALLER ? C : D;
    attended(one, first, two, second);

    joined(stays, joins);
    assertThat(told.names())
        .containsExactly("Transferring", "TransferStart", "TransferSuccessful", "Done");
    assertThat(world.legs.values().stream().filter(SimLeg::isOver).count()).isEqualTo(2);
    assertThat(world.names.size()).isEqualTo(1);
    world.commands.end(PairFixture.ANN, told.callid(), new PairFixture.Told());
    nothingLeft();
  }

  private void attended(String one, Side first, String two, Side second) {
    world.commands.join(
        PairFixture.ANN,
        new PartyOfCall(one, first),
        new PartyOfCall(two, second),
        null,
        null,
        told);
    world.turns.runAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {B, D})
  void anAttendedTransferThatIsRefusedShouldLeaveBothCalls(String refuses) {
    String one = world.call(A, B).callid();
    String two = world.call(C, D).callid();
    world.leg(refuses).refuses = 488;
    attended(one, Side.CALLEE, two, Side.CALLEE);

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.TRANSFER_FAILED);
    joined(A, B);
    joined(C, D);
    world.leg(refuses).refuses = 0;
    PairFixture.Told hold = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, two, null, hold);
    silent(C, D);
    assertThat(hold.names()).endsWith("Done");
  }

  @Test
  void twoCallsThatAreJoinedToEachOtherAtOnceShouldNotWaitForEver() {
    String one = world.call(A, B).callid();
    String two = world.call(C, D).callid();
    PairFixture.Told back = new PairFixture.Told();
    world.commands.join(
        PairFixture.ANN,
        new PartyOfCall(two, Side.CALLER),
        new PartyOfCall(one, Side.CALLER),
        null,
        null,
        back);
    attended(one, Side.CALLEE, two, Side.CALLEE);

    assertThat(told.names().get(told.names().size() - 1)).isIn("Done", "Failed");
    assertThat(back.names().get(back.names().size() - 1)).isIn("Done", "Failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aPartyThatHangsUpWhileItsLegIsLentShouldBeMissed(int tasks) {
    String one = world.call(A, B).callid();
    String two = world.call(C, D).callid();
    SimLeg dot = world.leg(D);
    world.commands.join(
        PairFixture.ANN,
        new PartyOfCall(one, Side.CALLER),
        new PartyOfCall(two, Side.CALLEE),
        null,
        null,
        told);
    for (int i = 0; i < tasks && world.turns.isWaiting(); i++) {
      world.turns.runNext();
    }
    dot.hangUp();
    world.commands.end(PairFixture.ANN, one, new PairFixture.Told());
    world.commands.end(PairFixture.ANN, two, new PairFixture.Told());
    world.turns.runAll();
    nothingLeft();
  }

  @Test
  void aCallCannotBeJoinedToItselfOrToNothing() {
    String one = world.call(A, B).callid();
    attended(one, Side.CALLER, one, Side.CALLEE);
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.SAME_CALL);
    attended(one, Side.CALLER, "nothing", Side.CALLEE);
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_OTHER_CALL);
    attended("nothing", Side.CALLER, one, Side.CALLEE);
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_CALL);
  }

  @Test
  void endShouldHangUpBothAndForgetTheCall() {
    String call = world.call(A, B).callid();
    world.commands.end(PairFixture.ANN, call, told);
    world.turns.runAll();
    assertThat(told.names()).containsExactly("Done");
    assertThat(world.leg(A).heard).endsWith("BYE");
    assertThat(world.leg(B).heard).endsWith("BYE");
    nothingLeft();

    PairFixture.Told again = new PairFixture.Told();
    world.commands.end(PairFixture.ANN, call, again);
    assertThat(again.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_CALL);
  }

  @Test
  void aPartyThatHangsUpShouldEndTheOther() {
    world.call(A, B);
    world.leg(A).hangUp();

    assertThat(world.leg(B).isOver()).isTrue();
    nothingLeft();
  }

  @Test
  void s06_aCallThatEndsShouldNotBeFoundBeforeItsLastLegHasGone() {
    String call = world.call(A, B).callid();
    world.leg(B).lingers = true;
    world.leg(A).hangUp();
    world.commands.hold(PairFixture.ANN, call, null, told);
    world.turns.runAll();

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_CALL);
    world.leg(B).goes();
    world.turns.runAll();
    nothingLeft();
  }

  @Test
  void onlyItsMakerAndAdminsOfHisDomainShouldCommandACall() {
    String call = world.call(A, B).callid();
    world.commands.hold(PairFixture.OTHER, call, null, told);
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_CALL);
    world.commands.hold(PairFixture.STRANGER, call, null, told);
    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.UNKNOWN_CALL);
    PairFixture.Told admin = new PairFixture.Told();
    world.commands.hold(PairFixture.ADMIN, call, null, admin);
    silent(A, B);
    assertThat(admin.names()).endsWith("Done");
  }

  @Test
  void c14_aRingingCallShouldNotBeReady() {
    start();
    world.leg(A).answer();
    world.turns.runAll();
    PairFixture.Told hold = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, "cmd", null, hold);
    world.turns.runAll();

    assertThat(hold.failure().kind()).isEqualTo(Failure.Kind.NOT_READY);
  }

  @Test
  void c20_callIdsOfLegsShouldNameTheCallToo() {
    world.call(A, B);
    world.commands.hold(PairFixture.ANN, world.leg(A).sipCallId(), null, told);
    silent(A, B);
  }
}
