package org.switchhook.gateway.opensips;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.pair.CommandEvent;
import org.switchhook.pair.Failure;
import org.switchhook.pair.Side;

/** What each method asks of calls, and the words of the current dialect for what they answer. */
class CallApiCommandsTest {
  private static final String ANNA = "sip:anna@pbx.example";
  private static final String BEN = "sip:ben@pbx.example";
  private static final String START = "'caller':'" + ANNA + "','callee':'" + BEN + "'";
  private static final String BLIND =
      "'callid':'x','leg':'callee','destination':'sip:carla@pbx.example'";
  private static final String ATTENDED =
      "'callidA':'x','legA':'callee','callidB':'y','legB':'caller'";

  private final CallApiStage stage = new CallApiStage();
  private final CallApiStage.Peer peer = stage.current();

  private static String notice(String method, String params) {
    return "{'jsonrpc':'2.0','method':'%s','params':{%s}}".formatted(method, params);
  }

  private static String event(String method, String data, String event) {
    String inside = data.isEmpty() ? "" : "'data':{" + data + "},";
    return notice(method, "'cmd_id':'c1'," + inside + "'event':'" + event + "'");
  }

  private static String ended(String method) {
    return event(method, "", "Ended");
  }

  @Test
  void c01_startShouldTellEveryStep() {
    assertThat(peer.command("CallStart", START)).isEmpty();
    assertThat(stage.pairs.asked).containsExactly("start " + ANNA + " " + BEN + " c1");
    assertThat(stage.pairs.callers).containsExactly(CallApiStage.LOCAL);
    stage.pairs.happens(
        new CommandEvent.CallerAnswered(ANNA, BEN),
        new CommandEvent.Transferring(ANNA, BEN),
        new CommandEvent.TransferStart("k3", ANNA, BEN),
        new CommandEvent.TransferPending("k3", ANNA, BEN, 180, "Ringing"),
        new CommandEvent.CalleeAnswered("k3", ANNA, BEN),
        new CommandEvent.Done());

    String both = "'callee':'" + BEN + "','caller':'" + ANNA + "'";
    assertThat(peer.news())
        .containsExactly(
            event("CallStart", both, "CallerAnswered"),
            event(
                "CallStart", "'caller':'" + ANNA + "','destination':'" + BEN + "'", "Transferring"),
            event("CallStart", both + ",'callid':'k3'", "TransferStart"),
            event("CallStart", both + ",'callid':'k3','extra':'180 Ringing'", "TransferPending"),
            event("CallStart", both + ",'callid':'k3'", "CalleeAnswered"),
            ended("CallStart"));
  }

  @Test
  void c05_idThatWeMadeShouldNameTheCallToo() {
    String reply = peer.say("{'id':1,'method':'CallStart','params':{" + START + "}}").get(0);

    String cmdId = reply.replaceAll(".*'cmd_id':'([^']*)'.*", "$1");
    assertThat(stage.pairs.asked).containsExactly("start " + ANNA + " " + BEN + " " + cmdId);
  }

  @Test
  void c06_blindTransferShouldTellEveryStep() {
    peer.command("CallBlindTransfer", BLIND);
    assertThat(stage.pairs.asked).containsExactly("transfer x CALLEE sip:carla@pbx.example");
    String carla = "sip:carla@pbx.example";
    stage.pairs.happens(
        new CommandEvent.Transferring(null, carla),
        new CommandEvent.TransferStart("m8", null, carla),
        new CommandEvent.TransferPending("m8", null, carla, 183, "Session Progress"),
        new CommandEvent.TransferSuccessful("m8", carla),
        new CommandEvent.Done());

    String to = "'destination':'" + carla + "'";
    assertThat(peer.news())
        .containsExactly(
            event("CallBlindTransfer", to, "Transferring"),
            event("CallBlindTransfer", "'callid':'m8'," + to, "TransferStart"),
            event(
                "CallBlindTransfer",
                "'callid':'m8'," + to + ",'extra':'183 Session Progress'",
                "TransferPending"),
            event("CallBlindTransfer", "'callid':'m8'," + to, "TransferSuccessful"),
            ended("CallBlindTransfer"));
  }

  @ParameterizedTest
  @CsvSource({"caller,caller", "caller,callee", "callee,caller", "callee,callee"})
  void c09_attendedTransferShouldTakeAllCombinationsOfLegs(String a, String b) {
    peer.command(
        "CallAttendedTransfer",
        "'callidA':'x','legA':'%s','callidB':'y','legB':'%s'".formatted(a, b));

    assertThat(stage.pairs.asked)
        .containsExactly(("join x " + side(a) + " y " + side(b) + " null"));
  }

  private static Side side(String word) {
    return Side.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }

  @Test
  void c09_attendedTransferShouldTellEveryStep() {
    peer.command("CallAttendedTransfer", ATTENDED);
    stage.pairs.happens(
        new CommandEvent.Transferring(null, null),
        new CommandEvent.TransferStart("n1", null, ANNA),
        new CommandEvent.TransferSuccessful("n1", ANNA),
        new CommandEvent.Done());

    String data = "'callid':'n1','destination':'" + ANNA + "'";
    assertThat(peer.news())
        .containsExactly(
            event("CallAttendedTransfer", "", "Transferring"),
            event("CallAttendedTransfer", data, "TransferStart"),
            event("CallAttendedTransfer", data, "TransferSuccessful"),
            ended("CallAttendedTransfer"));
  }

  @Test
  void c09_namesOfTheOtherDialectShouldBeUnderstood() {
    peer.command(
        "CallAttendedTransfer",
        "'callid_a':'x','leg_a':'callee','callid_b':'y','leg_b':'caller',"
            + "'destination':'sip:ben@pbx.example'");

    assertThat(stage.pairs.asked).containsExactly("join x CALLEE y CALLER " + BEN);
  }

  @Test
  void c12_holdShouldTellOfBothLegs() {
    peer.command("CallHold", "'callid':'x'");
    stage.pairs.happens(
        new CommandEvent.HoldBegun(),
        new CommandEvent.HoldStart(Side.CALLER),
        new CommandEvent.HoldStart(Side.CALLEE),
        new CommandEvent.HoldSuccessful(Side.CALLEE),
        new CommandEvent.HoldSuccessful(Side.CALLER),
        new CommandEvent.Done());

    assertThat(peer.news())
        .containsExactly(
            event("CallHold", "", "CallHolding"),
            event("CallHold", "'leg':'caller'", "CallHoldStart"),
            event("CallHold", "'leg':'callee'", "CallHoldStart"),
            event("CallHold", "'leg':'callee'", "CallHoldSuccessful"),
            event("CallHold", "'leg':'caller'", "CallHoldSuccessful"),
            ended("CallHold"));
  }

  @ParameterizedTest
  @CsvSource({"caller,CALLER", "callee,CALLEE", "both,null"})
  void c13_holdAndUnholdShouldTakeALeg(String word, String side) {
    peer.command("CallHold", "'callid':'x','leg':'" + word + "'");
    stage.pairs.done();
    peer.command("CallUnhold", "'callid':'x','leg':'" + word + "'");

    assertThat(stage.pairs.asked).containsExactly("hold x " + side, "resume x " + side);
  }

  @ParameterizedTest
  @CsvSource({"CallUnhold", "CallUnHold"})
  void c15_unholdShouldMirrorHold(String method) {
    peer.command(method, "'callid':'x'");
    assertThat(stage.pairs.asked).containsExactly("resume x null");
    stage.pairs.happens(
        new CommandEvent.HoldBegun(),
        new CommandEvent.HoldStart(Side.CALLEE),
        new CommandEvent.HoldSuccessful(Side.CALLEE),
        new CommandEvent.Done());

    assertThat(peer.news())
        .containsExactly(
            event(method, "", "CallUnholding"),
            event(method, "'leg':'callee'", "CallUnholdStart"),
            event(method, "'leg':'callee'", "CallUnholdSuccessful"),
            ended(method));
  }

  @Test
  void c17_endShouldTellItsEndOnly() {
    peer.command("CallEnd", "'callid':'x'");
    assertThat(stage.pairs.asked).containsExactly("end x");
    stage.pairs.done();

    assertThat(peer.news()).containsExactly(ended("CallEnd"));
  }

  @Test
  void c18_echoShouldSendAllParametersBack() {
    assertThat(peer.say("{'id':1,'method':'Echo','params':{}}").get(1))
        .contains("'data':{},'event':'Reply'");
    assertThat(peer.command("Echo", "'token':'t','b':'<&>','a':''"))
        .containsExactly(
            event("Echo", "'cmd_id':'c1','token':'t','b':'<&>','a':''", "Reply"), ended("Echo"));
    assertThat(stage.pairs.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CallStart|ADDRESS|400 Invalid ruri",
        "CallStart|CALLER_FAILED|failed to establish initial call: 486 Busy Here",
        "CallStart|TRANSFER_FAILED|transfer failed with status 486 Busy Here",
        "CallStart|INTERNAL|internal error",
        "CallBlindTransfer|ADDRESS|400 Invalid ruri",
        "CallBlindTransfer|UNKNOWN_CALL|404 Dialog not found",
        "CallBlindTransfer|NOT_READY|410 Dialog not ready",
        "CallBlindTransfer|PENDING|491 Request Pending",
        "CallBlindTransfer|TRANSFER_FAILED|Transfer failed with status 486 Busy Here",
        "CallAttendedTransfer|UNKNOWN_CALL|404 Dialog not found",
        "CallAttendedTransfer|UNKNOWN_OTHER_CALL|404 Transfer dialog not found",
        "CallAttendedTransfer|SAME_CALL|400 Same dialog",
        "CallAttendedTransfer|PENDING|491 Request Pending",
        "CallAttendedTransfer|TRANSFER_FAILED|transfer failed with status 486 Busy Here",
        "CallHold|UNKNOWN_CALL|404 Dialog not found",
        "CallHold|NOT_READY|410 Dialog not ready",
        "CallHold|ALL_HELD|480 Both dialog legs are on hold",
        "CallHold|HOLD_FAILED|hold failed with status 486 Busy Here",
        "CallUnhold|NONE_HELD|480 No dialog legs on hold",
        "CallUnhold|HOLD_FAILED|unhold failed with status 486 Busy Here",
        "CallEnd|UNKNOWN_CALL|404 Requested Dialog not found"
      })
  void failureShouldHaveTheTextsThatClientsCompare(String method, Failure.Kind kind, String text) {
    peer.command(method, START + "," + BLIND.replace("'callid'", "'callid'") + "," + ATTENDED);
    stage.pairs.fails(kind, 486, "Busy Here");

    assertThat(peer.news())
        .containsExactly(
            notice(method, "'cmd_id':'c1','data':'" + text + "','event':'Error'"), ended(method));
  }

  @Test
  void c16_refusedHoldShouldNameTheLeg() {
    peer.command("CallHold", "'callid':'x'");
    stage.pairs.refuses(Side.CALLEE, 488, "Not Acceptable Here");

    assertThat(peer.news().get(0))
        .contains("'hold failed on leg callee with status 488 Not Acceptable Here'");
    peer.command("CallUnhold", "'callid':'x'");
    stage.pairs.refuses(Side.CALLER, 500, "Server Internal Error");
    assertThat(peer.news().get(0))
        .contains("'unhold failed on leg caller with status 500 Server Internal Error'");
  }

  @Test
  void ruleThatForbidsShouldBeTold() {
    peer.command("CallStart", START);
    stage.pairs.forbids("Only hosts that are configured may be called");

    assertThat(peer.news().get(0))
        .contains("'data':'403 Only hosts that are configured may be called','event':'Error'");
  }
}
