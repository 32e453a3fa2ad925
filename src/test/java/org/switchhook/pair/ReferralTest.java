package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchhook.call.ReferReport;
import org.switchhook.call.Replaces;

/** Transfers that a phone does itself, and those that a phone asks for. */
class ReferralTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";
  private static final String D = "+493023125004";

  private PairFixture world = new PairFixture("B", "hold", "inactive", "refer");
  private final PairFixture.Told told = new PairFixture.Told();

  private String transfer() {
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.turns.runAll();
    assertThat(world.leg(B).heard).endsWith("REFER ");
    return call;
  }

  private void joined(String one, String two) {
    world.turns.runAll();
    assertThat(world.leg(one).hears(world.leg(two))).isTrue();
    assertThat(world.leg(two).hears(world.leg(one))).isTrue();
  }

  @Test
  void c08_theMovedPhoneShouldCallAndThenBeReleasedHere() {
    transfer();
    world.leg(B).refers(ticket -> new ReferReport.Accepted(ticket, true));
    world.leg(B).refers(ticket -> new ReferReport.Progress(ticket, 180, "Ringing"));
    world.leg(B).refers(ticket -> new ReferReport.Finished(ticket, 200, "OK"));

    assertThat(told.names())
        .containsExactly(
            "Transferring", "TransferStart", "TransferPending", "TransferSuccessful", "Done");
    assertThat(world.legs).hasSize(2);
    assertThat(world.legs.values()).allMatch(SimLeg::isOver);
    assertThat(world.names.size()).isZero();
  }

  @Test
  void aPhoneThatSendsNoNewsShouldBeReleasedAtOnce() {
    transfer();
    world.leg(B).refers(ticket -> new ReferReport.Accepted(ticket, false));

    assertThat(told.names()).endsWith("TransferStart", "TransferSuccessful", "Done");
  }

  @Test
  void aPhoneThatRefusesShouldStayInItsCall() {
    transfer();
    world.leg(B).refers(ticket -> new ReferReport.Refused(ticket, 603, "Decline"));

    assertThat(told.names()).containsExactly("Transferring", "Failed");
    assertThat(told.failure()).isEqualTo(Failure.of(Failure.Kind.TRANSFER_FAILED, 603, "Decline"));
    joined(A, B);
  }

  @Test
  void aBusyTargetShouldBeToldAndTheCallStay() {
    transfer();
    world.leg(B).refers(ticket -> new ReferReport.Accepted(ticket, true));
    world.leg(B).refers(ticket -> new ReferReport.Finished(ticket, 486, ""));

    assertThat(told.names()).endsWith("TransferStart", "TransferPending", "Failed");
    assertThat(told.failure().reason()).isEqualTo("Busy Here");
    joined(A, B);
  }

  @Test
  void c21_silenceShouldEndTheCommand() {
    transfer();
    world.leg(B).refers(ticket -> new ReferReport.Accepted(ticket, true));
    world.leg(B).refers(ReferReport.TimedOut::new);

    assertThat(told.failure().code()).isEqualTo(408);
    joined(A, B);
  }

  @Test
  void c11_anAttendedTransferShouldNameTheDialogThatItReplaces() {
    String one = world.call(A, B).callid();
    String two = world.call(C, D).callid();
    world.commands.join(
        PairFixture.ANN,
        new PartyOfCall(one, Side.CALLEE),
        new PartyOfCall(two, Side.CALLEE),
        null,
        null,
        told);
    world.turns.runAll();
    assertThat(world.leg(B).heard).endsWith("REFER replaces");
    world.leg(B).refers(ticket -> new ReferReport.Accepted(ticket, true));
    world.leg(B).refers(ticket -> new ReferReport.Finished(ticket, 200, "OK"));
    world.leg(D).hangUp(); // its phone has another dialog now

    assertThat(told.names()).endsWith("TransferSuccessful", "Done");
    assertThat(world.names.size()).isZero();
  }

  @Test
  void s08_whatAPhoneAsksForShouldBeDone() {
    world = new PairFixture();
    world.call(A, B);
    world.leg(A).asks(C, null);
    world.leg(C).tried(180);
    world.leg(C).answer();

    joined(B, C);
    assertThat(world.leg(A).heard).endsWith("202", "NOTIFY 180", "NOTIFY 200", "BYE");
  }

  @Test
  void s08_whatAPhoneAsksForShouldBeDeclinedWhereTheSettingSaysSo() {
    world = new PairFixture("B", "hold", "inactive", "reinvite", "refuse");
    world.call(A, B);
    world.leg(A).asks(C, null);
    world.turns.runAll();

    assertThat(world.leg(A).heard).endsWith("REFER 603");
    joined(A, B);
  }

  @Test
  void aPhoneThatAsksForWhatPolicyRefusesShouldHearSoAndStay() {
    world = new PairFixture();
    world.call(A, B);
    world.leg(A).asks("0900123", null);

    assertThat(world.leg(A).heard).endsWith("202", "NOTIFY 403");
    assertThat(world.legs).hasSize(2);
    joined(A, B);
  }

  @Test
  void aPhoneThatNamesItsOtherCallShouldHaveBothPartiesJoined() {
    world = new PairFixture();
    world.call(A, B);
    world.call(C, D);
    Replaces other = new Replaces(world.leg(C).sipCallId(), "ours", "its", false);
    world.leg(A).asks(C, other);

    joined(B, D);
    assertThat(world.leg(A).heard).endsWith("202", "NOTIFY 200", "BYE");
    assertThat(world.leg(C).isOver()).isTrue();
  }

  @Test
  void aPhoneThatNamesNoCallOfOursShouldHearSo() {
    world = new PairFixture();
    world.call(A, B);
    world.leg(A).asks(C, new Replaces("nothing", "ours", "its", false));

    assertThat(world.leg(A).heard).endsWith("REFER 481");
    joined(A, B);
  }

  @Test
  void aPhoneThatAsksWhileATransferRunsShouldBeToldToWait() {
    world = new PairFixture();
    String call = world.call(A, B).callid();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.turns.runAll();
    world.leg(A).asks(D, null);

    assertThat(world.leg(A).heard).endsWith("REFER 491");
  }
}
