package org.switchhook.gateway.opensips;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.pair.CommandEvent;
import org.switchhook.pair.CommandListener;
import org.switchhook.pair.Failure;
import org.switchhook.socket.CloseCode;

/** Feature list of the Call API, rows W04 to W20 that need no server; see CallApiWireIT. */
class CallApiWireTest {
  private final CallApiStage stage = new CallApiStage();
  private final CallApiStage.Peer peer = stage.current();

  private static String error(String id, String text) {
    return "{'jsonrpc':'2.0','id':%s,'error':{'code':32000,'message':'%s'}}".formatted(id, text);
  }

  private static String started(String id, String cmdId) {
    return "{'jsonrpc':'2.0','id':%s,'result':{'cmd_id':'%s','event':'Started','status':'Started'}}"
        .formatted(id, cmdId);
  }

  private static String notice(String method, String params) {
    return "{'jsonrpc':'2.0','method':'%s','params':{%s}}".formatted(method, params);
  }

  @Test
  void w04_bytesShouldBeReadAsTextAndAnsweredByText() {
    assertThat(peer.sayBytes("{'id':1,'method':'Echo','params':{'cmd_id':'c','ü':'€'}}"))
        .containsExactly(
            started("1", "c"),
            notice("Echo", "'cmd_id':'c','data':{'cmd_id':'c','ü':'€'},'event':'Reply'"),
            notice("Echo", "'cmd_id':'c','event':'Ended'"));
  }

  @Test
  void w04_bytesThatAreNoTextShouldBeRefused() {
    peer.connection.received(java.nio.ByteBuffer.wrap(new byte[] {'{', (byte) 0xff, '}'}));

    assertThat(peer.news()).containsExactly(error("''", "failed to parse JSON-RPC request"));
  }

  @Test
  void w05_silentPeerShouldBePingedAndThenGivenUp() {
    stage.time.advance(Duration.ofSeconds(54));
    assertThat(peer.outlet.pings()).isEqualTo(1);

    stage.time.advance(Duration.ofSeconds(6));
    stage.work.runAll();
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.NO_PONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'r'", "''", "7", "12345678901234567890", "1.50", "null", "{'a':[1]}"})
  void w06_idOfAnyTypeShouldBeEchoed(String id) {
    assertThat(peer.say("{'id':" + id + ",'method':'Echo','params':{'cmd_id':'c'}}").get(0))
        .isEqualTo(started(id, "c"));
  }

  @Test
  void w06_absentIdShouldBeAnsweredWithNull() {
    assertThat(peer.say("{'method':'Echo','params':{'cmd_id':'c'}}").get(0))
        .isEqualTo(started("null", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'jsonrpc':'1.0',", "'jsonrpc':7,", "'jsonrpc':null,"})
  void w07_versionShouldNotBeLookedAt(String version) {
    assertThat(peer.say("{" + version + "'id':1,'method':'Echo','params':{'cmd_id':'c'}}").get(0))
        .isEqualTo(started("1", "c"));
  }

  @Test
  void w08_replyShouldComeBeforeAnyNotification() {
    stage.pairs.broken = true;

    assertThat(peer.say("{'id':1,'method':'CallEnd','params':{'callid':'x','cmd_id':'c'}}"))
        .containsExactly(
            started("1", "c"),
            notice("CallEnd", "'cmd_id':'c','data':'internal error','event':'Error'"),
            notice("CallEnd", "'cmd_id':'c','event':'Ended'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'cmd_id':''"})
  void w09_idOfCommandShouldElseBeRandom(String none) {
    String reply =
        peer.say("{'id':1,'method':'CallEnd','params':{'callid':'x'" + none + "}}").get(0);

    assertThat(reply)
        .matches(
            ".*'cmd_id':'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'.*");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{'id':5,'method':'Echo'}|non-object parameters are not accepted",
        "{'id':5,'params':['a'],'method':'Nope'}|non-object parameters are not accepted",
        "{'id':5,'method':'Nope','params':{'cmd_id':1,'n':1}}|bad cmd_id (must be a string)",
        "{'id':5,'method':'Nope','params':{'n':1}}|unknown JSON-RPC method",
        "{'id':5,'params':{'n':1}}|unknown JSON-RPC method",
        "{'id':5,'method':'','params':{}}|unknown JSON-RPC method",
        "{'id':5,'method':'echo','params':{}}|unknown JSON-RPC method",
        "{'id':5,'method':'Echo','params':{'n':1}}|bad JSON-RPC parameters",
        "{'id':5,'method':'Echo','params':{'n':null}}|bad JSON-RPC parameters",
        "{'id':5,'method':'Echo','params':{'n':{}}}|bad JSON-RPC parameters",
        "{'id':5,'method':'Echo','params':{'n':[]}}|bad JSON-RPC parameters",
        "{'id':5,'method':'Echo','params':{'n':true}}|bad JSON-RPC parameters"
      })
  void w10_firstCheckThatFailsShouldDecide(String request, String text) {
    assertThat(peer.say(request)).containsExactly(error("5", text));
    assertThat(peer.outlet.code()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{'id':5,'method':7,'params':{}}", "'text'", "17", "nope"})
  void w11_whatCanNotBeReadShouldHaveTheEmptyId(String text) {
    assertThat(peer.say(text)).containsExactly(error("''", "failed to parse JSON-RPC request"));
  }

  @Test
  void w12_notificationShouldNameTheCommandAsTheClientSpeltIt() {
    peer.say("{'id':1,'method':'CallUnHold','params':{'callid':'x','cmd_id':'c'}}");
    stage.pairs.happens(new CommandEvent.HoldBegun());

    assertThat(peer.news())
        .containsExactly(notice("CallUnHold", "'cmd_id':'c','event':'CallUnholding'"));
  }

  @Test
  void w13_endShouldComeLastAndOnce() {
    peer.command("CallEnd", "'callid':'x'");
    stage.pairs.fails(Failure.Kind.UNKNOWN_CALL, 404, "Not Found");
    stage.pairs.done();
    stage.pairs.happens(new CommandEvent.HoldBegun());

    assertThat(peer.news())
        .containsExactly(
            notice(
                "CallEnd", "'cmd_id':'c1','data':'404 Requested Dialog not found','event':'Error'"),
            notice("CallEnd", "'cmd_id':'c1','event':'Ended'"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "CallStart||caller",
        "CallStart|'callee':'b'|caller",
        "CallStart|'caller':'a'|callee",
        "CallBlindTransfer||callid",
        "CallBlindTransfer|'callid':'x'|leg",
        "CallBlindTransfer|'callid':'x','leg':'wrong'|destination",
        "CallAttendedTransfer||callidA",
        "CallAttendedTransfer|'callidA':'x'|legA",
        "CallAttendedTransfer|'callidA':'x','legA':'caller'|callidB",
        "CallAttendedTransfer|'callidA':'x','legA':'caller','callidB':'y'|legB",
        "CallHold||callid",
        "CallUnhold||callid",
        "CallEnd||callid"
      })
  void w14_missingParameterShouldBeAnErrorOfTheCommand(
      String method, String params, String missing) {
    assertThat(peer.command(method, params == null ? "" : params))
        .containsExactly(
            notice(method, "'cmd_id':'c1','data':'" + missing + " not specified','event':'Error'"),
            notice(method, "'cmd_id':'c1','event':'Ended'"));
    assertThat(stage.pairs.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{'id':1,'method':'Echo','params':{}}]"})
  void w15_batchShouldBeRefusedByOneObject(String batch) {
    assertThat(peer.say(batch)).containsExactly(error("''", "failed to parse JSON-RPC request"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Run",
        "RunSync",
        "Wait",
        "Notify",
        "NotifyError",
        "NotifyNewError",
        "NotifyEvent",
        "NotifyEnd",
        "Test",
        "callstart",
        "CALLSTART",
        "CallStart ",
        "toString"
      })
  void w16_namesInsideTheOriginalShouldBeUnknown(String name) {
    assertThat(peer.say("{'id':1,'method':'" + name + "','params':{}}"))
        .containsExactly(error("1", "unknown JSON-RPC method"));
  }

  @Test
  void w17_commandsOfOneConnectionShouldNotDisturbEachOther() {
    peer.say("{'id':1,'method':'CallHold','params':{'callid':'x','cmd_id':'a'}}");
    peer.say("{'id':2,'method':'CallEnd','params':{'callid':'y','cmd_id':'b'}}");
    List<CommandListener> both = stage.pairs.listeners;
    both.get(1).on(new CommandEvent.Done());
    both.get(0).on(new CommandEvent.HoldBegun());

    assertThat(peer.news())
        .containsExactly(
            notice("CallEnd", "'cmd_id':'b','event':'Ended'"),
            notice("CallHold", "'cmd_id':'a','event':'CallHolding'"));
  }

  @Test
  void w17_notificationsShouldGoToTheConnectionOfTheCommandOnly() {
    CallApiStage.Peer other = stage.current();
    peer.command("CallEnd", "'callid':'x'");
    stage.pairs.done();

    assertThat(peer.news()).hasSize(1);
    assertThat(other.news()).isEmpty();
  }

  @Test
  void w18_commandShouldGoOnInSilenceWhenTheConnectionIsGone() {
    peer.command("CallEnd", "'callid':'x'");
    peer.connection.closed();
    stage.pairs.done();

    assertThat(peer.news()).isEmpty();
    assertThat(stage.time.timers()).isZero();
    assertThat(stage.counts.open()).isZero();
  }

  @Test
  void w19_commandAboveTheLimitShouldGetAnErrorReply() {
    IntStream.range(0, CallApiStage.COMMANDS)
        .forEach(i -> peer.say("{'id':1,'method':'CallEnd','params':{'callid':'x'}}"));

    assertThat(peer.say("{'id':9,'method':'CallEnd','params':{'callid':'x'}}"))
        .containsExactly(error("9", "too many commands at a time (4)"));
    stage.pairs.done();
    assertThat(peer.say("{'id':9,'method':'CallEnd','params':{'callid':'x','cmd_id':'c'}}"))
        .contains(started("9", "c"));
  }

  @Test
  void w19_connectionAboveTheLimitShouldBeClosed() {
    stage.current();
    stage.current();

    assertThat(stage.current().outlet.code()).isEqualTo(CloseCode.TRY_LATER);
    assertThat(stage.counts.open()).isEqualTo(3);
  }

  @Test
  void w19_messagesFasterThanTheLimitShouldCloseTheConnection() {
    IntStream.range(0, 51).forEach(i -> peer.connection.received("{}"));
    peer.news();

    assertThat(peer.outlet.code()).isEqualTo(CloseCode.TOO_FAST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\\r\\nX: y", "<a>", "ü", "a\\u0000", "a;b", "a/b"})
  void w20_idOfCommandShouldHaveNoOtherCharacters(String id) {
    assertThat(peer.say("{'id':1,'method':'Nope','params':{'cmd_id':'" + id + "'}}"))
        .containsExactly(
            error("1", "bad cmd_id (must be 1 to 128 of letters, digits and . _ ~ @ : + -)"));
  }

  @Test
  void w20_idOfCommandShouldHaveALimit() {
    String longest = "x".repeat(128);

    assertThat(peer.say("{'id':1,'method':'Echo','params':{'cmd_id':'" + longest + "'}}").get(0))
        .isEqualTo(started("1", longest));
    assertThat(peer.say("{'id':1,'method':'Echo','params':{'cmd_id':'" + longest + "x'}}"))
        .hasSize(1);
  }

  @Test
  void w20_idOfRunningCommandShouldNotBeUsedTwice() {
    peer.command("CallEnd", "'callid':'x'");

    assertThat(peer.say("{'id':2,'method':'Echo','params':{'cmd_id':'c1'}}"))
        .containsExactly(error("2", "cmd_id is that of a running command"));
    assertThat(stage.current().say("{'id':2,'method':'Echo','params':{'cmd_id':'c1'}}"))
        .as("on another connection")
        .hasSize(3);
    stage.pairs.done();
    peer.news();
    assertThat(peer.say("{'id':2,'method':'Echo','params':{'cmd_id':'c1'}}")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "CallBlindTransfer|'callid':'x','leg':'CALLER','destination':'sip:c@x.example'",
        "CallBlindTransfer|'callid':'x','leg':'both','destination':'sip:c@x.example'",
        "CallBlindTransfer|'callid':'x','leg':'','destination':'sip:c@x.example'",
        "CallAttendedTransfer|'callidA':'x','legA':'calle','callidB':'y','legB':'caller'",
        "CallAttendedTransfer|'callidA':'x','legA':'caller','callidB':'y','legB':'callee '",
        "CallHold|'callid':'x','leg':'a leg of many letters'",
        "CallUnhold|'callid':'x','leg':'none'"
      })
  void w20_legShouldBeOneOfTheWords(String method, String params) {
    assertThat(peer.command(method, params))
        .containsExactly(
            notice(method, "'cmd_id':'c1','data':'420 Bad leg','event':'Error'"),
            notice(method, "'cmd_id':'c1','event':'Ended'"));
    assertThat(stage.pairs.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ben", "sip:ben@x.example>", "sip:ben@x.example\\r\\nX: y", "tel:+4930", "sip:@x"})
  void w20_targetOfAnAttendedTransferShouldBeASipAddress(String target) {
    assertThat(
            peer.command(
                "CallAttendedTransfer",
                "'callidA':'x','legA':'caller','callidB':'y','legB':'callee','destination':'"
                    + target
                    + "'"))
        .startsWith(
            notice(
                "CallAttendedTransfer", "'cmd_id':'c1','data':'400 Invalid ruri','event':'Error'"));
  }
}
