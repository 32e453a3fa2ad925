package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.platform.Problem;

/** Calls that come in and go on to somebody else. */
class PassingOnTest {
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";

  private final PairFixture world = new PairFixture();

  /** An answered call of a phone to B. */
  private SimLeg joined() {
    SimLeg caller = world.passes(9000, true, B);
    world.leg(B).answer();
    caller.acks();
    return caller;
  }

  @Test
  void calleeShouldGetTheCallersOfferAndTheCallerHisAnswer() {
    SimLeg caller = world.passes(9000, true, B);
    SimLeg callee = world.leg(B);
    assertThat(callee.hears(caller)).isTrue();
    callee.tried(180);
    callee.tried(180);
    callee.early(183);
    callee.early(183);
    callee.tried(199);
    callee.answer();
    assertThat(caller.heard).containsExactly("180", "183 media", "200");
    caller.acks();

    assertThat(caller.hears(callee)).isTrue();
    assertThat(callee.heard).isEmpty();
  }

  @Test
  void callerWithoutAnOfferShouldGetTheCalleesAndAnswerIt() {
    SimLeg caller = world.passes(9000, false, B);
    SimLeg callee = world.leg(B);
    callee.answer();
    assertThat(caller.hears(callee)).isTrue();
    assertThat(callee.heard).isEmpty();
    caller.acks();

    assertThat(callee.heard).containsExactly("answer");
    assertThat(callee.hears(caller)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "486,486", "302,480", "401,403", "407,403", "422,480", "487,480", "603,603", "503,503"
  })
  void refusalShouldBePassedBackUnlessItIsAboutUs(int said, int told) {
    SimLeg caller = world.passes(9000, true, B);
    world.leg(B).refuse(said);

    assertThat(caller.heard).singleElement().asString().startsWith("" + told);
    assertThat(world.names.size()).isZero();
  }

  @Test
  void callerWhoCancelsShouldStopTheRinging() {
    SimLeg caller = world.passes(9000, true, B);
    SimLeg callee = world.leg(B);
    callee.tried(180);
    caller.cancels();

    assertThat(callee.isOver()).isTrue();
    assertThat(world.names.size()).isZero();
    assertThat(world.names.legs()).isZero();
  }

  @Test
  void calleeWhoHangsUpBeforeTheAckShouldEndTheCaller() {
    SimLeg caller = world.passes(9000, true, B);
    world.leg(B).answer();
    world.leg(B).hangUp();

    assertThat(caller.isOver()).isTrue();
    assertThat(world.names.size()).isZero();
  }

  @Test
  void callerWhoseAckNeverComesShouldEndTheCallee() {
    SimLeg caller = world.passes(9000, false, B);
    world.leg(B).answer();
    caller.hangUp();

    assertThat(world.leg(B).heard).containsExactly("decline", "BYE");
    assertThat(world.names.size()).isZero();
  }

  @Test
  void hangUpOfEitherShouldEndTheOther() {
    SimLeg caller = joined();
    caller.hangUp();
    assertThat(world.leg(B).heard).containsExactly("BYE");

    SimLeg second = joined();
    world.leg(B).hangUp();
    assertThat(second.heard).containsExactly("200", "BYE");
    assertThat(world.names.size()).isZero();
  }

  @Test
  void callShouldBeCommandedByTheCallIdOfThePbx() {
    SimLeg caller = joined();
    PairFixture.Told told = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, "pbx-9000", null, told);
    world.turns.runAll();
    assertThat(told.names()).endsWith("Done");
    assertThat(caller.hears()).isZero();
    world.commands.resume(PairFixture.ADMIN, "pbx-9000", null, new PairFixture.Told());
    world.turns.runAll();
    assertThat(caller.hears(world.leg(B))).isTrue();

    PairFixture.Told moved = new PairFixture.Told();
    world.commands.transfer(PairFixture.ANN, "pbx-9000", Side.CALLER, C, null, moved);
    world.leg(C).answer();
    assertThat(moved.names()).endsWith("Done");
    assertThat(caller.hears(world.leg(C))).isTrue();
    assertThat(world.leg(B).isOver()).isTrue();
    world.commands.end(PairFixture.ANN, "pbx-9000", new PairFixture.Told());
    world.turns.runAll();
    assertThat(caller.isOver()).isTrue();
  }

  @Test
  void callIdThatAPhoneHasChosenShouldNotTakeAwayAnothersName() {
    joined();
    String own = world.leg(B).sipCallId();
    assertThat(world.names.find(PairFixture.ANN, own)).isPresent();
    world.passes(9000, true, C);
    world.leg(C).refuse(486);

    assertThat(world.names.find(PairFixture.ANN, "pbx-9000")).isPresent();
    assertThat(world.names.find(PairFixture.OTHER, "pbx-9000")).isEmpty();
    assertThat(world.names.find(PairFixture.STRANGER, "pbx-9000")).isEmpty();
  }

  @Test
  void ringingCallShouldBeEndedByCommand() {
    SimLeg caller = world.passes(9000, true, B);
    world.commands.end(PairFixture.ANN, "pbx-9000", new PairFixture.Told());
    world.turns.runAll();

    assertThat(caller.isOver()).isTrue();
    assertThat(world.leg(B).isOver()).isTrue();
    assertThat(world.names.size()).isZero();
  }

  @Test
  void whatPolicyForbidsShouldSendNothing() {
    assertThatThrownBy(() -> world.passes(9000, true, "0900123"))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(403));

    assertThat(world.legs).isEmpty();
    assertThat(world.names.size()).isZero();
  }
}
