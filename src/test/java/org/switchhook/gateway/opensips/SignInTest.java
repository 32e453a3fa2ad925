package org.switchhook.gateway.opensips;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.socket.CloseCode;

class SignInTest {
  private final CallApiStage stage = new CallApiStage();
  private final CallApiStage.Peer peer = stage.stranger();

  private static String end(String more) {
    return "{'id':1,'method':'CallEnd','params':{'callid':'x'" + more + "}}";
  }

  private static String authenticate(String params) {
    return "{'id':2,'method':'Authenticate','params':{" + params + "}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':1,'method':'CallEnd','params':{'callid':'x'}}",
        "{'id':1,'method':'Echo','params':{}}",
        "{'id':1,'method':'CallStart','params':{}}",
        "{'id':1,'method':'Authenticate','params':{}}"
      })
  void firstMessageWithoutATokenShouldEndTheConnection(String first) {
    List<String> news = peer.say(first);

    assertThat(news).hasSize(1);
    assertThat(news.get(0))
        .startsWith(
            "{'jsonrpc':'2.0','id':1,'error':{'code':32000,'message':'A bearer token is needed");
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.POLICY);
    assertThat(stage.pairs.asked).isEmpty();
  }

  @Test
  void badTokenShouldEndTheConnection() {
    assertThat(peer.say(end(",'token':'forged'")))
        .containsExactly(
            "{'jsonrpc':'2.0','id':1,'error':{'code':32000,"
                + "'message':'The token is not signed by its issuer'}}");
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.POLICY);
    assertThat(peer.say(end(",'token':'anna'"))).isEmpty();
    assertThat(stage.pairs.asked).isEmpty();
  }

  @Test
  void tokenMayComeWithTheFirstCommand() {
    peer.say(end(",'token':'anna'"));
    peer.say(end(""));

    assertThat(stage.pairs.callers)
        .containsExactly(CallApiStage.caller("anna"), CallApiStage.caller("anna"));
    assertThat(peer.outlet.code()).isNull();
  }

  @Test
  void tokenShouldNotComeBack() {
    assertThat(peer.say("{'id':1,'method':'Echo','params':{'a':'b','token':'anna'}}").get(1))
        .contains("'data':{'a':'b'}")
        .doesNotContain("anna");
  }

  @Test
  void tokenMayComeAlone() {
    assertThat(peer.say(authenticate("'token':'anna','cmd_id':'c'")))
        .containsExactly(
            "{'jsonrpc':'2.0','id':2,"
                + "'result':{'cmd_id':'c','event':'Started','status':'Started'}}",
            "{'jsonrpc':'2.0','method':'Authenticate','params':{'cmd_id':'c','event':'Ended'}}");
    peer.say(end(""));
    assertThat(stage.pairs.callers).containsExactly(CallApiStage.caller("anna"));
  }

  @Test
  void silentStrangerShouldBePutOut() {
    stage.time.advance(CallApiStage.HELLO);
    stage.work.runAll();

    assertThat(peer.outlet.code()).isEqualTo(CloseCode.POLICY);
    stage.time.advance(Duration.ofMinutes(1));
    assertThat(stage.time.timers()).isZero();
  }

  @Test
  void tokenShouldServeForItsTime() {
    peer.say(end(",'token':'anna'"));
    stage.time.advance(CallApiStage.HELLO);
    assertThat(peer.outlet.code()).isNull();

    pass(CallApiStage.SESSION);
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.POLICY);
  }

  @Test
  void anotherTokenShouldServeForAnotherTime() {
    peer.say(end(",'token':'anna'"));
    pass(CallApiStage.SESSION.minusHours(1));
    peer.say(authenticate("'token':'anna'"));
    pass(CallApiStage.SESSION.minusHours(1));

    assertThat(peer.outlet.code()).isNull();
  }

  @Test
  void badTokenLaterShouldChangeNothing() {
    peer.say(end(",'token':'anna'"));

    assertThat(peer.say(authenticate("'token':'forged'")).get(0)).contains("'error'");
    assertThat(peer.outlet.code()).isNull();
    peer.say(end(""));
    assertThat(stage.pairs.callers.get(1)).isEqualTo(CallApiStage.caller("anna"));
  }

  @Test
  void messageThatCanNotBeReadShouldNotLetAnybodyIn() {
    assertThat(peer.say("{")).hasSize(1);
    assertThat(peer.say("{'id':1,'method':'Nope','params':{'token':'anna'}}").get(0))
        .contains("unknown JSON-RPC method");
    peer.say(end(""));
    assertThat(stage.pairs.asked).isEmpty();
  }

  @Test
  void localProgramShouldStayAsLongAsItLikes() {
    CallApiStage.Peer local = stage.current();
    for (int i = 0; i < 1000; i++) {
      local.connection.pong();
      stage.time.advance(Duration.ofSeconds(54));
      local.connection.pong();
    }
    stage.work.runAll();

    assertThat(local.outlet.code()).isNull();
  }

  /** Time goes by, and the peer answers its pings. */
  private void pass(Duration time) {
    for (long left = time.toSeconds(); left > 0; left -= 5) {
      peer.connection.pong();
      stage.time.advance(Duration.ofSeconds(Math.min(left, 5)));
      peer.connection.pong();
    }
    stage.work.runAll();
  }
}
