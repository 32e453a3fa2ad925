package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INVITEs that take the place of a leg (RFC 3891), contract feature S09. */
class TakeOverTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";

  private final PairFixture world = new PairFixture();
  private SimLeg ann;
  private SimLeg ben;

  @BeforeEach
  void call() {
    world.call(A, B);
    ann = world.leg(A);
    ben = world.leg(B);
    ann.heard.clear();
    ben.heard.clear();
  }

  private void assertAsBefore() {
    assertThat(ann.hears(ben)).isTrue();
    assertThat(ben.hears(ann)).isTrue();
    assertThat(ann.isOver() || ben.isOver()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void s09_newcomerShouldTakeThePlaceOfEitherAndTheOldLegEnd(boolean offers, boolean callee) {
    SimLeg old = callee ? ben : ann;
    SimLeg stays = callee ? ann : ben;
    assertThat(world.replaces(9100, offers, old, "main")).isTrue();
    SimLeg newcomer = world.caller(9100);
    assertThat(newcomer.heard).containsExactly("200");
    assertThat(old.heard).as("not before the ACK").isEmpty();
    newcomer.acks();

    assertThat(newcomer.hears(stays)).isTrue();
    assertThat(stays.hears(newcomer)).isTrue();
    assertThat(old.heard).containsExactly("BYE");
    stays.hangUp();
    assertThat(newcomer.heard).containsExactly("200", "BYE");
    assertThat(world.names.size()).isZero();
    assertThat(world.names.legs()).isZero();
  }

  @Test
  void s09_callIsStillCommandedByItsNameAndByTheNewLegs() {
    world.replaces(9100, true, ben, "main");
    world.caller(9100).acks();
    PairFixture.Told told = new PairFixture.Told();
    world.commands.transfer(PairFixture.ANN, "pbx-9100", Side.CALLER, C, null, told);
    world.leg(C).answer();

    assertThat(told.names()).endsWith("Done");
    assertThat(ann.hears(world.leg(C))).isTrue();
    assertThat(world.caller(9100).isOver()).isTrue();
  }

  @Test
  void s09_whoComesFromElsewhereKnowsNoSuchCall() {
    assertThat(world.replaces(9100, true, ben, "far")).isTrue();

    assertThat(world.refusals).containsExactly(481);
    assertAsBefore();
  }

  @Test
  void legOfNoPairShouldBeLeftToOthers() {
    SimLeg other = world.passes(9000, true, C);
    other.cancels();

    assertThat(world.replaces(9100, true, other, "main")).isFalse();
  }

  @Test
  void s09_callThatIsBeingChangedShouldAskToTryAgain() {
    world.commands.transfer(PairFixture.ANN, ben.sipCallId(), Side.CALLER, C, null, e -> {});
    world.leg(C);
    world.replaces(9100, true, ben, "main");

    assertThat(world.refusals).containsExactly(491);
    world.leg(C).refuse(486);
    assertAsBefore();
  }

  @ParameterizedTest
  @CsvSource({"488,488", "491,480", "606,488", "500,480"})
  void partyThatStaysMayRefuseAndTheCallIsAsBefore(int said, int told) {
    ann.refuses = said;
    world.replaces(9100, true, ben, "main");

    assertThat(world.caller(9100).heard).containsExactly("" + told);
    assertAsBefore();
    assertThat(ben.heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void newcomerWhoGoesBeforeItsAckShouldLeaveTheCallAsItWas(boolean offers) {
    world.replaces(9100, offers, ben, "main");
    world.caller(9100).hangUp();

    assertAsBefore();
    assertThat(world.names.size()).isEqualTo(1);
  }

  @Test
  void partyThatLeavesMeanwhileShouldEndAll() {
    world.replaces(9100, true, ben, "main");
    ann.hangUp();

    assertThat(world.caller(9100).isOver()).isTrue();
    assertThat(ben.isOver()).isTrue();
    assertThat(world.names.size()).isZero();
  }

  @Test
  void oldPhoneThatHangsUpFirstShouldNotDisturb() {
    world.replaces(9100, true, ben, "main");
    ben.hangUp();
    world.caller(9100).acks();

    assertThat(ann.hears(world.caller(9100))).isTrue();
    assertThat(ann.isOver()).isFalse();
  }

  @Test
  void partyThatIsHeldByACommandShouldBeResumed() {
    world.commands.hold(PairFixture.ANN, ben.sipCallId(), null, e -> {});
    world.turns.runAll();
    assertThat(ann.hears()).isZero();
    world.replaces(9100, true, ben, "main");
    world.caller(9100).acks();

    assertThat(ann.hears(world.caller(9100))).isTrue();
    assertThat(world.caller(9100).hears(ann)).isTrue();
  }
}
