package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.events.Stage.Peer;
import org.switchhook.platform.Problem;

class ControlTest {
  private static final String HANG_UP =
      "'type':'control','control':{'recipient':{'type':'session','sessionid':'p1'},"
          + "'data':{'type':'hangup'}}}";

  private final Stage stage = new Stage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'session','sessionid':'p1' | 'type':'hangup' | HangUp[] BySession[sessionId=p1]",
        "'type':'session','sessionid':'p1' | 'type':'hangup','hangup':{'reason':'disinvited'} |"
            + " HangUp[] BySession[sessionId=p1]",
        "'type':'call','callid':'c1' | 'type':'hangup' | HangUp[] ByCall[call=c1]",
        "'type':'session','callid':'c1' | 'type':'dtmf','digit':'#' | Digit[digit=#] ByCall[call=c1]",
        "'type':'session','sessionid':'p1' | 'type':'dtmf','digit':'D' |"
            + " Digit[digit=D] BySession[sessionId=p1]"
      })
  void aControlShouldReachThePhoneAndHaveNoReply(String recipient, String data, String done) {
    Peer alice = stage.member("alice");

    alice.say(
        "{'id':'3','type':'control','control':{'recipient':{"
            + recipient
            + "},'data':{"
            + data
            + "}}}");

    assertThat(stage.room.controls()).containsExactly(done);
    assertThat(alice.outlet.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'session','sessionid':'p1' | 'type':'dtmf','digit':'55' | invalid_format",
        "'type':'session','sessionid':'p1' | 'type':'dtmf','digit':'x' | invalid_format",
        "'type':'session','sessionid':'p1' | 'type':'dtmf','digit':5 | invalid_format",
        "'type':'session','sessionid':'p1' | 'type':'dtmf' | invalid_format",
        "'type':'session','sessionid':'p1' | 'type':'dance' | unknown_type",
        "'type':'room' | 'type':'hangup' | invalid_format",
        "'type':'session' | 'type':'hangup' | invalid_format",
        "'type':'call','callid':'a b' | 'type':'hangup' | invalid_format"
      })
  void aWrongControlShouldBeRefusedWithAnIdAndIgnoredWithout(
      String recipient, String data, String code) {
    Peer alice = stage.member("alice");
    String rest = "'type':'control','control':{'recipient':{" + recipient + "},'data':{" + data;

    alice.say("{" + rest + "}}}");
    assertThat(alice.outlet.sent()).isEmpty();
    alice.say("{'id':'3'," + rest + "}}}");

    assertThat(alice.outlet.sent())
        .singleElement()
        .asString()
        .contains("\"code\":\"" + code + "\"", "\"id\":\"3\"");
    assertThat(stage.room.controls()).isEmpty();
  }

  @Test
  void aRefusalShouldBeToldWithAnIdAndKeptWithout() {
    Peer alice = stage.member("alice");
    stage.room.refuse(new Problem(404, "phone-unknown", null, "No phone has this id"));

    alice.say("{" + HANG_UP);
    assertThat(alice.outlet.sent()).isEmpty();
    alice.say("{'id':'3'," + HANG_UP);

    assertThat(alice.outlet.sent())
        .containsExactly(
            "{\"seq\":4,\"id\":\"3\",\"type\":\"error\",\"error\":{\"code\":\"not_allowed\","
                + "\"message\":\"No phone has this id\",\"details\":{\"problem\":\"phone-unknown\"}}}");
  }

  @Test
  void aFailureOnOurSideShouldNotBeTakenForARefusal() {
    Peer alice = stage.member("alice");
    stage.room.refuse(new Problem(503, "store-unavailable", null, "The store does not answer"));

    alice.say("{'id':'3'," + HANG_UP);

    assertThat(alice.outlet.sent())
        .singleElement()
        .asString()
        .contains("\"code\":\"store_unavailable\"");
  }

  @Test
  void aControlShouldBeRefusedOutsideARoom() {
    Peer alice = stage.person("alice");

    alice.say("{" + HANG_UP);
    assertThat(alice.outlet.sent()).isEmpty();
    alice.say("{'id':'3'," + HANG_UP);

    assertThat(alice.outlet.sent()).singleElement().asString().contains("not_in_room");
  }
}
