package org.switchhook.gateway.opensips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.pair.CommandEvent;
import org.switchhook.pair.Failure;
import org.switchhook.pair.Side;

/** The flows of the project's old page, key by key, with the two members that ours have more. */
class ReadmeDialectTest {
  private static final String ANNA = "sip:anna@pbx.example";
  private static final String BEN = "sip:ben@pbx.example";

  private final CallApiStage stage = new CallApiStage();
  private final CallApiStage.Peer peer = stage.readme();

  private static String event(String callid, String data, String event) {
    return "{'jsonrpc':'2.0','method':'Event','params':{'callid':'%s','cmd_id':'c1','data':'%s','event':'%s'}}"
        .formatted(callid, data, event);
  }

  private static String ended(String callid) {
    return "{'jsonrpc':'2.0','method':'Ended','params':{'callid':'%s','cmd_id':'c1','event':'Ended'}}"
        .formatted(callid);
  }

  @Test
  void startShouldNameTheCallFromTheFirstEventOn() {
    peer.command("CallStart", "'caller':'" + ANNA + "','callee':'" + BEN + "'");
    stage.pairs.happens(
        new CommandEvent.CallerAnswered(ANNA, BEN),
        new CommandEvent.Transferring(ANNA, BEN),
        new CommandEvent.TransferStart("k3", ANNA, BEN),
        new CommandEvent.TransferPending("k3", ANNA, BEN, 180, "Ringing"),
        new CommandEvent.CalleeAnswered("k3", ANNA, BEN),
        new CommandEvent.Done());

    assertThat(peer.news())
        .containsExactly(
            event("c1", "CALL_ANSWER", "CallerAnswered"),
            event("c1", "TRANSFER_ACCEPT", "Transferring"),
            event("k3", "CALL_START", "TransferStart"),
            event("k3", "CALL_ANSWER", "CalleeAnswered"),
            ended("k3"));
  }

  @Test
  void blindTransferShouldNameTheNewCall() {
    peer.command("CallBlindTransfer", "'callid':'x','leg':'callee','destination':'" + ANNA + "'");
    stage.pairs.happens(
        new CommandEvent.Transferring(null, ANNA),
        new CommandEvent.TransferStart("m8", null, ANNA),
        new CommandEvent.TransferPending("m8", null, ANNA, 180, "Ringing"),
        new CommandEvent.TransferSuccessful("m8", ANNA),
        new CommandEvent.Done());

    assertThat(peer.news())
        .containsExactly(
            event("x", "TRANSFER_ACCEPT", "Transferring"),
            event("m8", "CALL_START", "TransferStart"),
            ended("m8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'callid_a':'x','leg_a':'caller','callid_b':'y','leg_b':'callee'",
        "'callidA':'x','legA':'caller','callidB':'y','legB':'callee'"
      })
  void attendedTransferShouldTakeTheNamesOfBothDialects(String params) {
    peer.command("CallAttendedTransfer", params + ",'destination':'" + BEN + "'");
    assertThat(stage.pairs.asked).containsExactly("join x CALLER y CALLEE " + BEN);
    stage.pairs.happens(
        new CommandEvent.Transferring(null, null),
        new CommandEvent.TransferStart("n1", null, BEN),
        new CommandEvent.TransferSuccessful("n1", BEN),
        new CommandEvent.Done());

    assertThat(peer.news())
        .containsExactly(
            event("x", "TRANSFER_ACCEPT", "Transferring"),
            event("n1", "CALL_START", "TransferStart"),
            ended("n1"));
  }

  @Test
  void holdShouldTellOnceWhenAllLegsAreDone() {
    peer.command("CallHold", "'callid':'x','leg':'caller'");
    stage.pairs.happens(
        new CommandEvent.HoldBegun(),
        new CommandEvent.HoldStart(Side.CALLER),
        new CommandEvent.HoldStart(Side.CALLEE),
        new CommandEvent.HoldSuccessful(Side.CALLER),
        new CommandEvent.HoldSuccessful(Side.CALLEE));
    assertThat(peer.news()).isEmpty();
    stage.pairs.done();

    assertThat(peer.news())
        .containsExactly(event("x", "CALL_HOLD", "CallHoldSuccessful"), ended("x"));
  }

  @Test
  void unHoldShouldTellOnceWhenAllLegsAreDone() {
    peer.command("CallUnHold", "'callid':'x'");
    stage.pairs.happens(new CommandEvent.HoldBegun(), new CommandEvent.HoldStart(Side.CALLER));
    stage.pairs.done();

    assertThat(peer.news())
        .containsExactly(event("x", "CALL_UNHOLD", "CallUnholdSuccessful"), ended("x"));
  }

  @Test
  void endShouldTellItsEndOnly() {
    peer.command("CallEnd", "'callid':'x'");
    stage.pairs.done();

    assertThat(peer.news()).containsExactly(ended("x"));
  }

  @Test
  void failureShouldBeAMethodOfItsOwn() {
    peer.command("CallHold", "'callid':'x'");
    stage.pairs.fails(Failure.Kind.ALL_HELD, 480, "");

    assertThat(peer.news())
        .containsExactly(
            "{'jsonrpc':'2.0','method':'Error','params':{'callid':'x','cmd_id':'c1',"
                + "'error_msg':'480 Both dialog legs are on hold','event':'Error'}}",
            ended("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "''|callid_a",
        "'callid_a':'x'|leg_a",
        "'callid_a':'x','legA':'y'|callid_b",
        "'callid_a':'x','leg_a':'y','callidB':'z'|leg_b",
        "'callid_a':'x','leg_a':'y','callid_b':'z','leg_b':'y'|destination"
      })
  void missingParameterShouldBeNamedInItsWords(String params, String missing) {
    List<String> news = peer.command("CallAttendedTransfer", params.equals("''") ? "" : params);

    assertThat(news)
        .containsExactly(
            "{'jsonrpc':'2.0','method':'Error','params':{'cmd_id':'c1','error_msg':'"
                + missing
                + " not specified','event':'Error'}}",
            "{'jsonrpc':'2.0','method':'Ended','params':{'cmd_id':'c1','event':'Ended'}}");
  }

  @Test
  void echoShouldBeAnEventWithAllParameters() {
    assertThat(peer.command("Echo", "'a':'b'"))
        .containsExactly(
            "{'jsonrpc':'2.0','method':'Event','params':{'cmd_id':'c1',"
                + "'data':{'cmd_id':'c1','a':'b'},'event':'Reply'}}",
            "{'jsonrpc':'2.0','method':'Ended','params':{'cmd_id':'c1','event':'Ended'}}");
  }
}
