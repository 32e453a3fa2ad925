package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.it.CommandedPhones.Joined;
import org.switchhook.it.CommandedPhones.Party;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.IncomingRequest;
import org.switchhook.testkit.SipPhone;

/**
 * A party hangs up in the middle of each command: it ends once, a call that has lost nobody goes
 * on, and of the others nothing is left.
 */
class CallApiBadWeatherIT {
  private static final String GONE = "ransfer failed with status 487 Request Terminated";

  private final CommandedPhones phones = new CommandedPhones();
  private final SipPhone ann = phones.phone("ann");
  private final SipPhone bob = phones.phone("bob");
  private final SipPhone cid = phones.phone("cid");

  @AfterEach
  void leave() {
    phones.close();
  }

  private static void withdrawn(SipPhone phone, IncomingInvite ringing) {
    phone.expectCancel().ok();
    ringing.reject(487, "Request Terminated");
    phone.expectAck();
  }

  @Test
  void startWhoseCallerLeavesWhileTheCalleeRings() {
    String start = phones.start(ann, bob);
    Party caller = phones.answersCaller(ann);
    IncomingInvite ringing = bob.expectInvite();
    ringing.ring();
    caller.leaves();
    withdrawn(bob, ringing);

    assertThat(phones.error(start)).endsWith(GONE);
    phones.expectNothingLeft();
  }

  @Test
  void startWhoseCallerLeavesWhenTheCalleeHasAnswered() {
    String start = phones.start(ann, bob);
    Party caller = phones.answersCaller(ann);
    IncomingInvite ringing = bob.expectInvite();
    Party callee = new Party(bob, ringing.answer());
    caller.leaves(ann.expectReinvite());
    bob.expectAck();
    callee.isReleased();

    assertThat(phones.error(start)).endsWith(GONE);
    phones.expectNothingLeft();
  }

  @Test
  void startWhoseCalleeLeavesRightAfterHisAnswer() {
    String start = phones.start(ann, bob);
    Party caller = phones.answersCaller(ann);
    Party callee = new Party(bob, bob.expectInvite().answer());
    IncomingInvite joining = ann.expectReinvite();
    callee.leaves();
    joining.answer();
    ann.expectAck();
    caller.isReleased();

    assertThat(phones.error(start)).endsWith(GONE);
    phones.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void holdOfWhichOneLeavesInsteadOfAnAnswer(String leaving) {
    Joined call = phones.join(ann, bob);
    String hold = phones.command("CallHold", Map.of("callid", call.callid()));
    call.other(leaving).agrees();
    call.side(leaving).leaves(call.side(leaving).phone().expectReinvite());
    call.other(leaving).isReleased();

    assertThat(phones.error(hold)).contains(leaving, "487 Request Terminated");
    phones.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void unholdOfWhichOneLeavesInsteadOfAnAnswer(String leaving) {
    Joined call = phones.join(ann, bob);
    String hold = phones.command("CallHold", Map.of("callid", call.callid()));
    call.caller().agrees();
    call.callee().agrees();
    phones.expectDone(hold);
    String unhold = phones.command("CallUnhold", Map.of("callid", call.callid()));
    IncomingInvite asked = ann.expectReinvite();
    if (leaving.equals("caller")) {
      call.caller().leaves(asked);
    } else {
      asked.answer();
      call.callee().leaves(bob.expectReinvite());
      ann.expectAck();
    }
    call.other(leaving).isReleased();

    assertThat(phones.error(unhold)).contains("487 Request Terminated");
    phones.expectNothingLeft();
  }

  private String transfer(Joined call, String moved) {
    return phones.command(
        "CallBlindTransfer",
        Map.of("callid", call.callid(), "leg", moved, "destination", cid.uri()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void blindTransferWhoseMovedOneLeavesWhileTheTargetRings(String moved) {
    Joined call = phones.join(ann, bob);
    String transfer = transfer(call, moved);
    IncomingInvite ringing = cid.expectInvite();
    ringing.ring();
    call.side(moved).leaves();
    withdrawn(cid, ringing);
    call.other(moved).isReleased();

    assertThat(phones.error(transfer)).endsWith(GONE);
    phones.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void blindTransferWhoseReleasedOneLeavesWhileTheTargetRings(String moved) {
    Joined call = phones.join(ann, bob);
    String transfer = transfer(call, moved);
    IncomingInvite ringing = cid.expectInvite();
    ringing.ring();
    call.other(moved).leaves();
    Party target = new Party(cid, ringing.answer());
    call.side(moved).agrees();
    cid.expectAck();

    phones.end(phones.callid(transfer), call.side(moved), target);
    phones.expectNothingLeft();
  }

  @Test
  void blindTransferWhoseReleasedOneLeavesAndWhoseTargetIsBusy() {
    Joined call = phones.join(ann, bob);
    String transfer = transfer(call, "caller");
    IncomingInvite ringing = cid.expectInvite();
    ringing.ring();
    call.callee().leaves();
    ringing.reject(486, "Busy Here");
    cid.expectAck();
    call.caller().isReleased();

    assertThat(phones.error(transfer)).endsWith("486 Busy Here");
    phones.expectNothingLeft();
  }

  @Test
  void blindTransferWhoseTargetLeavesRightAfterHisAnswer() {
    Joined call = phones.join(ann, bob);
    String transfer = transfer(call, "caller");
    Party target = new Party(cid, cid.expectInvite().answer(CommandedPhones.elsewhere()));
    IncomingInvite joining = ann.expectReinvite();
    target.leaves();
    joining.answer();
    ann.expectAck();
    call.caller().agrees(); // to what she had before

    assertThat(phones.error(transfer)).endsWith(GONE);
    phones.end(call.callid(), call.caller(), call.callee());
    phones.expectNothingLeft();
  }

  @Test
  void endThatCrossesAHangUp() {
    Joined call = phones.join(ann, bob);
    String end = phones.command("CallEnd", Map.of("callid", call.callid()));
    IncomingRequest bye = ann.expectBye();
    call.caller().leaves();
    bye.ok();
    call.callee().isReleased();

    phones.expectDone(end);
    phones.expectNothingLeft();
  }
}
