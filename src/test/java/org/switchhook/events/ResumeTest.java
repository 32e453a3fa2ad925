package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.events.Stage.Peer;
import org.switchhook.room.RoomFact;
import org.switchhook.socket.CloseCode;

class ResumeTest {
  private final Stage stage = new Stage();

  @Test
  void whatWasMissedShouldComeInOrderWhenAPersonResumes() {
    Peer alice = stage.member("alice"); // has seen 1 to 3
    alice.cut();
    stage.room.status("c1", "accepted");
    stage.room.status("c1", "ringing");
    stage.work.runAll();
    stage.time.advance(Duration.ofSeconds(29));

    Peer again = alice.back(",'seq':3");
    stage.room.status("c1", "connected");
    stage.work.runAll();

    assertThat(again.outlet.sent())
        .satisfiesExactly(
            hello ->
                assertThat(hello)
                    .startsWith("{\"seq\":3,\"id\":\"9\",\"type\":\"hello\"")
                    .contains("\"sessionid\":\"" + alice.sessionId() + "\""),
            accepted -> assertThat(accepted).startsWith("{\"seq\":4,").contains("accepted"),
            ringing -> assertThat(ringing).startsWith("{\"seq\":5,").contains("ringing"),
            connected -> assertThat(connected).startsWith("{\"seq\":6,").contains("connected"));
    assertThat(stage.room.present()).containsExactly(alice.sessionId());
  }

  @Test
  void deliveryShouldGoOnWithoutANumberAfterWhatHadLeft() {
    Peer alice = stage.member("alice");
    alice.cut();
    stage.room.status("c1", "accepted");
    stage.work.runAll();

    Peer again = alice.back("");

    assertThat(again.outlet.sent()).hasSize(2).last().asString().contains("\"seq\":4,");
  }

  @Test
  void aGapShouldBeFollowedByTheWholeStateWhenTooMuchWasMissed() {
    Peer alice = stage.member("alice");
    alice.cut();
    stage.room.status("c1", "accepted");
    stage.room.status("c1", "ringing");
    for (int n = 0; n < 8; n++) {
      stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    }
    stage.work.runAll();

    Peer again = alice.back(",'seq':3");
    stage.room.status("c1", "connected");
    stage.work.runAll();

    assertThat(again.outlet.sent())
        .satisfiesExactly(
            hello -> assertThat(hello).startsWith("{\"seq\":3,"),
            gap -> assertThat(gap).isEqualTo("{\"seq\":14,\"type\":\"gap\",\"gap\":{\"from\":4}}"),
            room -> assertThat(room).startsWith("{\"seq\":15,\"type\":\"room\"").contains("r1"),
            join -> assertThat(join).startsWith("{\"seq\":16,").contains("\"join\""),
            initial ->
                assertThat(initial).startsWith("{\"seq\":17,").contains("initial", "ringing"),
            set -> assertThat(set).startsWith("{\"seq\":18,").contains("connected"));
  }

  @Test
  void aGapShouldBeFollowedByTheNameThatAParticipantHasNow() {
    Peer alice = stage.member("alice");
    alice.cut();
    stage.room.name(alice.sessionId(), "Chair");
    for (int n = 0; n < 8; n++) {
      stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    }
    stage.work.runAll();

    Peer again = alice.back(",'seq':3");

    assertThat(again.outlet.sent())
        .filteredOn(message -> message.contains("Chair"))
        .singleElement()
        .asString()
        .contains("\"join\":[");
  }

  @Test
  void aGapShouldSayThatOneIsInNoRoomWhenTheRoomWasClosedMeanwhile() {
    Peer alice = stage.member("alice");
    alice.cut();
    for (int n = 0; n < 8; n++) {
      stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    }
    stage.room.fire(new RoomFact.Closed(RoomStandIn.ID));
    stage.work.runAll();

    Peer again = alice.back(",'seq':3");

    assertThat(again.outlet.sent())
        .hasSize(3)
        .last()
        .asString()
        .contains("\"type\":\"room\",\"room\":{\"roomid\":\"\"}");
  }

  @Test
  void aGapShouldSayThatOneIsInNoRoomWhenTheRoomIsClosedAtTheSameTime() {
    List<String> sent = resumedWhile(new RoomFact.Closed(RoomStandIn.ID));

    assertThat(sent).anyMatch(message -> message.contains("\"room\":{\"roomid\":\"\"}"));
    assertThat(sent).noneMatch(message -> message.contains("r1\",\"properties"));
  }

  @Test
  void aGapShouldSayThatOneIsInNoRoomWhenOneIsPutOutAtTheSameTime() {
    List<String> sent = resumedWhile(new RoomFact.Left(RoomStandIn.ID, "id-1"));

    assertThat(sent).anyMatch(message -> message.contains("\"room\":{\"roomid\":\"\"}"));
    assertThat(sent).noneMatch(message -> message.contains("r1\",\"properties"));
  }

  /** What a session gets whose turn comes before it hears of the fact. */
  private List<String> resumedWhile(RoomFact fact) {
    Peer alice = stage.member("alice");
    alice.cut();
    for (int n = 0; n < 9; n++) {
      stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    }
    stage.work.runAll();
    Peer again = stage.peer();

    again.conversation.received(alice.resume(",'seq':3"));
    stage.audiences.on(fact);
    stage.work.runAll();
    return again.outlet.sent();
  }

  @Test
  void aGapShouldBeFollowedByTheRoomThatOneIsEnteringAtTheSameTime() {
    Peer alice = stage.person("alice");
    Peer again = stage.peer();
    for (int n = 0; n < 9; n++) {
      alice.say("{'id':'2','type':'hello','hello':{'version':'1.0','resumeid':'x'}}");
    }

    alice.conversation.received("{\"id\":\"2\",\"type\":\"room\",\"room\":{\"roomid\":\"r1\"}}");
    again.conversation.received(alice.resume(",'seq':1"));
    stage.work.runAll();

    assertThat(again.outlet.sent())
        .filteredOn(message -> message.contains("\"type\":\"room\""))
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).contains("r1"));
  }

  @Test
  void aGapShouldBeFollowedByThePresentNameOfTheRoom() {
    Peer alice = stage.member("alice");
    alice.cut();
    stage.room.rename("Retro");
    for (int n = 0; n < 8; n++) {
      stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    }
    stage.work.runAll();

    Peer again = alice.back(",'seq':3");

    assertThat(again.outlet.sent()).element(2).asString().contains("\"room\"", "Retro");
  }

  @Test
  void theRoomShouldBeAskedAgainWhoMaySeeItWhenSomebodyResumes() {
    Peer alice = stage.member("alice");
    Peer bob = stage.person("bob");

    alice.back(",'seq':3");
    bob.back(",'seq':1");

    assertThat(stage.room.refreshed()).isEqualTo(1);
  }

  @Test
  void theFirstSocketShouldBeEndedWhenASecondTakesTheSession() {
    Peer alice = stage.member("alice");

    Peer again = alice.back(",'seq':3");
    alice.cut();
    stage.time.advance(Duration.ofMinutes(1));
    stage.work.runAll();

    assertThat(alice.outlet.sent())
        .containsExactly("{\"type\":\"bye\",\"bye\":{\"reason\":\"session_resumed\"}}");
    assertThat(alice.outlet.code()).isEqualTo(CloseCode.NORMAL);
    assertThat(again.outlet.sent()).hasSize(1);
    assertThat(stage.room.present()).hasSize(1);
  }

  @Test
  void aPersonShouldLeaveTheRoomWhenTheResumeTimeRunsOut() {
    Peer alice = stage.member("alice");
    Peer bob = stage.member("bob");
    alice.cut();

    stage.time.advance(Duration.ofSeconds(30));
    stage.work.runAll();

    assertThat(stage.room.present()).containsExactly(bob.sessionId());
    assertThat(bob.outlet.news()).singleElement().asString().contains("\"leave\"");
    assertThat(alice.back("").outlet.sent()).singleElement().asString().contains("no_such_session");
  }

  @Test
  void theResumeTimeShouldStartAnewAtEachLoss() {
    Peer alice = stage.member("alice");
    alice.cut();
    stage.time.advance(Duration.ofSeconds(20));
    Peer second = alice.back("");
    stage.time.advance(Duration.ofSeconds(20));
    second.cut();
    stage.time.advance(Duration.ofSeconds(20));
    stage.work.runAll();

    assertThat(stage.room.present()).hasSize(1);
    assertThat(alice.back("").outlet.sent()).first().asString().contains("\"resumeid\"");
  }

  @Test
  void aNumberThatWasNeverSentShouldBeRefused() {
    Peer alice = stage.member("alice");
    alice.cut();

    Peer again = alice.back(",'seq':4");

    assertThat(again.outlet.sent()).singleElement().asString().contains("invalid_format");
  }

  @Test
  void aSeatShouldBeFreeAgainWhenASessionHasEnded() {
    Peer first = stage.person("alice");
    stage.person("alice");
    first.say("{'type':'bye','bye':{}}");

    assertThat(stage.person("alice").hello).contains("resumeid");
  }

  @Test
  void aSessionShouldEndWhenTheSocketIsLostWhileItJoins() {
    Peer alice = stage.person("alice");
    alice.conversation.received("{\"id\":\"2\",\"type\":\"room\",\"room\":{\"roomid\":\"r1\"}}");
    alice.conversation.received("{\"id\":\"3\",\"type\":\"bye\",\"bye\":{}}");
    alice.cut();
    stage.time.advance(Duration.ofSeconds(30));
    stage.work.runAll();

    assertThat(stage.room.present()).isEmpty();
    assertThat(stage.conversations.size()).isZero();
  }
}
