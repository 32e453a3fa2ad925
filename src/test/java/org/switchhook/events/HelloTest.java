package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.events.Stage.Peer;
import org.switchhook.socket.CloseCode;

class HelloTest {
  private final Stage stage = new Stage();

  @Test
  void theFirstMessageShouldBeAWelcome() {
    Peer peer = new Peer(stage);

    assertThat(peer.outlet.sent())
        .containsExactly(
            "{\"type\":\"welcome\",\"welcome\":{\"version\":\"1.0\",\"features\":[\"calls\","
                + "\"control-dtmf\",\"control-hangup\",\"control-mute\",\"resume\",\"seq\",\"transient-data\",\"watch\",\"welcome\"]}}");
  }

  @Test
  void helloShouldStartASessionWhenTheTokenIsGood() {
    Peer alice = stage.person("alice");

    assertThat(alice.hello)
        .startsWith(
            "{\"seq\":1,\"id\":\"1\",\"type\":\"hello\",\"hello\":{\"version\":\"1.0\","
                + "\"sessionid\":\"id-1\",\"resumeid\":\"id-2\",\"userid\":\"alice\",\"server\":{");
  }

  @ParameterizedTest
  @CsvSource({"old, token_expired", "forged, invalid_token", "norole, auth_failed"})
  void helloShouldBeRefusedWhenTheTokenIsBad(String token, String code) {
    Peer peer = stage.peer();

    peer.say(Stage.hello(token));

    assertThat(peer.outlet.sent()).singleElement().asString().contains("\"code\":\"" + code + "\"");
    assertThat(peer.outlet.sent().get(0)).startsWith("{\"id\":\"1\",\"type\":\"error\"");
    assertThat(peer.outlet.code()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'room','room':{'roomid':'r1'}} | hello_expected",
        "{'type':'hello','hello':{'version':'3.0','auth':{'params':{'token':'a'}}}} |"
            + " invalid_hello_version",
        "{'type':'hello','hello':{'auth':{'params':{'token':'a'}}}} | invalid_hello_version",
        "{'type':'hello','hello':{'version':'1.0'}} | invalid_format",
        "{'type':'hello','hello':{'version':'1.0','auth':{'params':{'token':''}}}} |"
            + " invalid_format",
        "{'type':'hello','hello':{'version':'1.0','resumeid':'no'}} | no_such_session",
        "{'type':'hello','hello':{'version':'1.0','resumeid':'x','seq':-1}} | invalid_format",
        "{'type':'hello','hello':{'version':'1.0','resumeid':'x','seq':1.5}} | invalid_format",
        "{'type':'hello','hello':{'version':'1.0','resumeid':'x','seq':1e30}} | invalid_format",
        "{'type':'hello'} | invalid_format",
        "{'type':'dance','dance':{}} | unknown_type",
        "{'type':5} | invalid_format",
        "{'id':7,'type':'bye'} | invalid_format",
        "[] | invalid_format",
        "{'type':'bye'}{} | invalid_format",
        "{'type':'bye','type':'hello'} | invalid_format",
        "nonsense | invalid_format"
      })
  void aMessageShouldBeRefusedByItsCodeWhenItIsWrong(String text, String code) {
    Peer peer = stage.peer();

    peer.say(text);

    assertThat(peer.outlet.sent()).singleElement().asString().contains("\"code\":\"" + code + "\"");
  }

  @Test
  void theSocketShouldBeClosedWhenItDoesNotSayHelloInTime() {
    Peer peer = stage.peer();

    stage.time.advance(Duration.ofSeconds(5));
    stage.work.runAll();

    assertThat(peer.outlet.sent())
        .containsExactly("{\"type\":\"bye\",\"bye\":{\"reason\":\"hello_timeout\"}}");
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.POLICY);
    assertThat(stage.conversations.size()).isZero();
  }

  @Test
  void theSocketShouldStayOpenWhenItSaidHello() {
    Peer alice = stage.person("alice");

    stage.time.advance(Duration.ofSeconds(50));
    stage.work.runAll();

    assertThat(alice.outlet.code()).isNull();
  }

  @Test
  void theSocketShouldBeClosedWhenTooManyMessagesAreWrong() {
    Peer peer = stage.peer();

    for (int n = 0; n < 3; n++) {
      peer.say("nonsense");
    }

    assertThat(peer.outlet.sent()).hasSize(4).last().asString().contains("too_many_errors");
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.POLICY);
  }

  @Test
  void theSocketShouldBeClosedWhenMessagesComeTooFast() {
    Peer alice = stage.person("alice");

    for (int n = 0; n < 50; n++) {
      alice.conversation.received("{}");
    }
    stage.work.runAll();

    assertThat(alice.outlet.sent()).last().asString().contains("too_many_requests");
    assertThat(alice.outlet.code()).isEqualTo(CloseCode.TOO_FAST);
  }

  @Test
  void theSocketShouldBeClosedWhenAMessageIsTooBig() {
    Peer alice = stage.person("alice");

    alice.say("x".repeat(65_537));

    assertThat(alice.outlet.code()).isEqualTo(CloseCode.TOO_BIG);
  }

  @Test
  void theSocketShouldBeClosedWhenItSendsBytes() {
    Peer peer = stage.peer();

    peer.conversation.binaryReceived();
    stage.work.runAll();

    assertThat(peer.outlet.sent()).singleElement().asString().contains("invalid_format");
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.NOT_TEXT);
  }

  @Test
  void aSecondHelloShouldBeRefused() {
    Peer alice = stage.person("alice");

    alice.say(Stage.hello("bob"));

    assertThat(alice.outlet.sent()).singleElement().asString().contains("hello_repeated");
  }

  @Test
  void aPersonShouldHaveNoMoreSessionsThanTheLimit() {
    stage.person("alice");
    stage.person("alice");
    Peer third = stage.peer();

    third.say(Stage.hello("alice"));

    assertThat(third.outlet.sent()).singleElement().asString().contains("session_limit_exceeded");
    assertThat(stage.person("bob").hello).contains("resumeid");
  }

  @Test
  void aSocketPastTheLimitShouldBeClosedAtOnce() {
    for (int n = 0; n < 5; n++) {
      stage.peer();
    }

    Peer sixth = new Peer(stage);

    assertThat(sixth.outlet.sent()).isEmpty();
    assertThat(sixth.outlet.code()).isEqualTo(CloseCode.TRY_LATER);
    assertThat(stage.conversations.size()).isEqualTo(5);
  }

  @Test
  void aSessionShouldEndWhenItsTimeIsOver() {
    Peer alice = stage.member("alice");
    for (int passed = 0; passed < 8 * 60 * 60; passed += 3) {
      alice.conversation.pong();
      stage.time.advance(Duration.ofSeconds(3));
      stage.work.runAll();
    }

    assertThat(alice.outlet.sent())
        .containsExactly("{\"type\":\"bye\",\"bye\":{\"reason\":\"token_expired\"}}");
    assertThat(alice.outlet.code()).isEqualTo(CloseCode.NORMAL);
    assertThat(stage.room.present()).isEmpty();
    assertThat(alice.back("").outlet.sent()).singleElement().asString().contains("no_such_session");
  }

  @Test
  void byeShouldBeAnsweredAndEndTheSession() {
    Peer alice = stage.member("alice");

    alice.say("{'id':'7','type':'bye','bye':{}}");

    assertThat(alice.outlet.sent())
        .containsExactly("{\"id\":\"7\",\"type\":\"bye\",\"bye\":{\"reason\":\"\"}}");
    assertThat(alice.outlet.code()).isEqualTo(CloseCode.NORMAL);
    assertThat(stage.room.present()).isEmpty();
    assertThat(alice.back("").outlet.sent()).singleElement().asString().contains("no_such_session");
  }

  @Test
  void everybodyShouldBeSentAwayWhenTheServerStops() {
    Peer alice = stage.member("alice");
    Peer peer = stage.peer();

    stage.conversations.stop();
    stage.work.runAll();

    assertThat(alice.outlet.code()).isEqualTo(CloseCode.GOING_AWAY);
    assertThat(peer.outlet.code()).isEqualTo(CloseCode.GOING_AWAY);
  }
}
