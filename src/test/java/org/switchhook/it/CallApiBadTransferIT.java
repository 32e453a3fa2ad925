package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.it.CommandedPhones.Joined;
import org.switchhook.it.CommandedPhones.Party;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.SipPhone;

/**
 * One of the four hangs up while Bob, who talks to Ann, and Dot, who talks to Cid, are joined: the
 * command ends once, and whoever has lost nobody goes on.
 */
class CallApiBadTransferIT {
  private static final String GONE = "transfer failed with status 487 Request Terminated";

  private final CommandedPhones phones = new CommandedPhones();
  private final SipPhone ann = phones.phone("ann");
  private final SipPhone bob = phones.phone("bob");
  private final SipPhone cid = phones.phone("cid");
  private final SipPhone dot = phones.phone("dot");
  private Joined first;
  private Joined second;
  private String transfer;
  private IncomingInvite asked;

  @BeforeEach
  void begin() {
    first = phones.join(ann, bob);
    second = phones.join(cid, dot);
    transfer =
        phones.command(
            "CallAttendedTransfer",
            Map.of(
                "callidA",
                first.callid(),
                "legA",
                "callee",
                "callidB",
                second.callid(),
                "legB",
                "callee"));
    asked = bob.expectReinvite();
  }

  @AfterEach
  void leave() {
    phones.close();
  }

  @Test
  void whoIsAskedFirstLeaves() {
    first.callee().leaves(asked);
    first.caller().isReleased();

    assertThat(phones.error(transfer)).isEqualTo(GONE);
    phones.end(second.callid(), second.caller(), second.callee());
    phones.expectNothingLeft();
  }

  @Test
  void whoIsAskedFirstLeavesWhenTheOtherHasHisOffer() {
    asked.answer(CommandedPhones.elsewhere());
    IncomingInvite offered = dot.expectReinvite();
    first.callee().leaves();
    offered.answer();
    dot.expectAck();
    second.callee().agrees(); // to what she had before
    first.caller().isReleased();

    assertThat(phones.error(transfer)).isEqualTo(GONE);
    phones.end(second.callid(), second.caller(), second.callee());
    phones.expectNothingLeft();
  }

  @Test
  void whoIsAskedSecondLeaves() {
    asked.answer();
    second.callee().leaves(dot.expectReinvite());
    bob.expectAck();
    second.caller().isReleased();

    assertThat(phones.error(transfer)).isEqualTo(GONE);
    phones.end(first.callid(), first.caller(), first.callee());
    phones.expectNothingLeft();
  }

  @Test
  void whoIsToBeReleasedLeaves() {
    first.caller().leaves();

    goesWell(second.caller());
  }

  @Test
  void whoIsToBeReleasedOfTheOtherCallLeaves() {
    second.caller().leaves();

    goesWell(first.caller());
  }

  private void goesWell(Party released) {
    asked.answer();
    second.callee().agrees();
    bob.expectAck();
    released.isReleased();

    phones.end(phones.callid(transfer), first.callee(), second.callee());
    phones.expectNothingLeft();
  }
}
