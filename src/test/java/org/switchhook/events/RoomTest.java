package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchhook.events.Stage.Peer;
import org.switchhook.platform.Problem;
import org.switchhook.room.RoomFact;

class RoomTest {
  private static final String JOIN = "{'id':'2','type':'room','room':{'roomid':'r1'}}";

  private final Stage stage = new Stage();

  private static String in(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void aPersonShouldBeToldTheRoomAndThoseInItWhenHeJoins() {
    Peer alice = stage.person("alice");

    alice.say(JOIN);

    assertThat(alice.outlet.news())
        .containsExactly(
            in(
                "{'seq':2,'id':'2','type':'room','room':{'roomid':'r1','properties':"
                    + "{'name':'Sales','dialin':'48213975'}}}"),
            in(
                "{'seq':3,'type':'event','event':{'target':'room','type':'join','join':"
                    + "[{'sessionid':'id-1','userid':'alice','user':{'displayname':'alice'}}]}}"));
  }

  @Test
  void theOthersShouldSeeAPersonJoinAndLeave() {
    Peer alice = stage.member("alice");
    Peer bob = stage.member("bob");

    bob.say("{'id':'3','type':'room','room':{'roomid':''}}");

    assertThat(alice.outlet.news())
        .containsExactly(
            in(
                "{'seq':4,'type':'event','event':{'target':'room','type':'join','join':"
                    + "[{'sessionid':'id-3','userid':'bob','user':{'displayname':'bob'}}]}}"),
            in(
                "{'seq':5,'type':'event','event':{'target':'room','type':'leave','leave':['id-3']}}"));
    assertThat(bob.outlet.news())
        .containsExactly(in("{'seq':4,'id':'3','type':'room','room':{'roomid':''}}"));
  }

  @Test
  void whoLeavesShouldNotBeToldThatHeWasTakenOutHoweverFastTheRoomIs() {
    Peer alice = stage.member("alice");
    stage.room.hurry();

    alice.say("{'id':'3','type':'room','room':{'roomid':''}}");

    assertThat(alice.outlet.news())
        .containsExactly(in("{'seq':4,'id':'3','type':'room','room':{'roomid':''}}"));
  }

  @Test
  void aWatcherShouldSeeTheRoomAndNotBeSeen() {
    Peer alice = stage.member("alice");
    Peer bob = stage.person("bob");

    bob.say("{'id':'2','type':'room','room':{'roomid':'r1','watch':true}}");
    stage.room.status("c1", "ringing");
    stage.work.runAll();

    assertThat(alice.outlet.news()).hasSize(1);
    assertThat(bob.outlet.news()).hasSize(3).last().asString().contains("callstatus_c1");
    assertThat(stage.room.present()).hasSize(1);
  }

  @Test
  void aCallShouldBeSeenFromItsStartToItsRemoval() {
    Peer alice = stage.member("alice");
    stage.room.status("c1", "accepted");
    stage.room.status("c1", "connected");
    stage.room.phoneJoins("p1", "c1");
    stage.room.forget("c1");
    stage.work.runAll();

    assertThat(alice.outlet.news())
        .filteredOn(message -> !message.contains("join"))
        .containsExactly(
            in(
                "{'seq':4,'type':'transient','transient':{'type':'set','key':'callstatus_c1',"
                    + "'value':{'callid':'c1','status':'accepted'}}}"),
            in(
                "{'seq':5,'type':'transient','transient':{'type':'set','key':'callstatus_c1',"
                    + "'oldvalue':{'callid':'c1','status':'accepted'},"
                    + "'value':{'callid':'c1','status':'connected'}}}"),
            in(
                "{'seq':7,'type':'transient','transient':{'type':'remove','key':'callstatus_c1',"
                    + "'oldvalue':{'callid':'c1','status':'connected'}}}"));
  }

  @Test
  void aLateJoinerShouldGetTheStateOnceWhateverHappensAtTheSameTime() {
    stage.member("alice");
    stage.room.status("c1", "accepted");
    stage.work.runAll();
    Peer bob = stage.person("bob");

    stage.room.status("c1", "ringing");
    bob.conversation.received(in(JOIN));
    stage.room.status("c2", "accepted");
    stage.work.runAll();
    stage.room.status("c1", "connected");
    stage.work.runAll();

    assertThat(bob.outlet.news())
        .satisfiesExactly(
            reply -> assertThat(reply).contains("\"type\":\"room\",\"room\":{\"roomid\":\"r1\""),
            join -> assertThat(join).contains("\"join\":[").contains("alice").contains("bob"),
            initial ->
                assertThat(initial)
                    .contains("\"type\":\"initial\",\"data\":{")
                    .contains(in("'callstatus_c1':{'callid':'c1','status':'ringing'}"))
                    .contains("callstatus_c2"),
            set -> assertThat(set).contains("connected").contains(in("'oldvalue':{'callid':'c1'")));
  }

  @Test
  void aSecondJoinShouldBeRefusedWithTheRoomOneIsIn() {
    Peer alice = stage.member("alice");

    alice.say("{'id':'5','type':'room','room':{'roomid':'r2'}}");

    assertThat(alice.outlet.news())
        .singleElement()
        .asString()
        .contains(in("'code':'already_joined'"), in("'details':{'room':'r1'}"));
  }

  @Test
  void aRefusalOfTheRoomShouldBeToldByItsCode() {
    Peer alice = stage.person("alice");

    stage.room.refuse(new Problem(404, "room-unknown", null, "There is no such room for you"));
    alice.say(JOIN);
    stage.room.refuse(new Problem(403, "room-forbidden", null, "Not for you"));
    alice.say(JOIN);
    stage.room.refuse(new Problem(409, "room-full", null, "The room is full"));
    alice.say(JOIN);

    assertThat(alice.outlet.news())
        .satisfiesExactly(
            first -> assertThat(first).contains(in("'code':'no_such_room'")),
            second -> assertThat(second).contains(in("'code':'not_allowed'")),
            third -> assertThat(third).contains(in("'code':'room_full'")));
  }

  @Test
  void requestsShouldBeObeyedInOrderWhenTheyComeAtOnce() {
    Peer alice = stage.peer();

    alice.conversation.received(in(Stage.hello("alice")));
    alice.conversation.received(in(JOIN));
    alice.conversation.received(in("{'id':'3','type':'room','room':{'roomid':''}}"));
    alice.conversation.received(in(JOIN));
    stage.work.runAll();

    assertThat(alice.outlet.news())
        .satisfiesExactly(
            hello -> assertThat(hello).contains("\"hello\""),
            room -> assertThat(room).contains("\"roomid\":\"r1\""),
            join -> assertThat(join).contains("\"join\""),
            left -> assertThat(left).contains("\"roomid\":\"\""),
            again -> assertThat(again).contains("\"roomid\":\"r1\""),
            join -> assertThat(join).contains("\"join\""));
    assertThat(stage.room.present()).hasSize(1);
  }

  @Test
  void everybodyShouldBeOutsideWhenTheRoomIsClosed() {
    Peer alice = stage.member("alice");
    stage.room.fire(new RoomFact.Closed(RoomStandIn.ID));
    stage.work.runAll();

    assertThat(alice.outlet.news())
        .containsExactly(
            in(
                "{'seq':4,'type':'event','event':{'target':'room','type':'delete',"
                    + "'delete':{'roomid':'r1'}}}"));
    alice.say(JOIN);
    assertThat(alice.outlet.news()).first().asString().contains("\"roomid\":\"r1\"");
  }

  @Test
  void aPersonShouldSeeNothingMoreWhenHeWasPutOut() {
    Peer alice = stage.member("alice");
    stage.room.putOut(alice.sessionId());
    stage.room.status("c1", "ringing");
    stage.work.runAll();

    assertThat(alice.outlet.news())
        .containsExactly(
            in(
                "{'seq':4,'type':'event','event':{'target':'room','type':'leave','leave':['id-1']}}"));
    alice.say(JOIN);
    assertThat(alice.outlet.news()).hasSize(3);
  }

  @Test
  void aWatcherShouldBeToldAloneWhenHeIsPutOut() {
    Peer alice = stage.member("alice");
    Peer bob = stage.person("bob");
    bob.say("{'id':'2','type':'room','room':{'roomid':'r1','watch':true}}");
    bob.outlet.news();

    stage.room.fire(new RoomFact.PutOut(RoomStandIn.ID, bob.sessionId()));
    stage.room.status("c1", "ringing");
    stage.work.runAll();

    assertThat(bob.outlet.news()).singleElement().asString().contains(in("'leave':['id-3']"));
    assertThat(alice.outlet.news()).singleElement().asString().contains("callstatus_c1");
    bob.say(JOIN);
    assertThat(bob.outlet.news()).first().asString().contains(in("'roomid':'r1'"));
  }

  @Test
  void whoIsPutOutShouldBeAbleToJoinAgainAsSoonAsHeIsTold() {
    Peer bob = stage.member("bob");
    bob.outlet.read(
        text -> {
          if (text.contains("'leave'".replace('\'', '"'))) {
            bob.say(JOIN);
          }
        });

    stage.audiences.on(new RoomFact.Left(RoomStandIn.ID, bob.sessionId()));
    stage.work.runAll();

    assertThat(bob.outlet.news().toString()).contains("roomid").doesNotContain("already_joined");
  }

  @Test
  void everybodyShouldLearnAnotherNameOfTheRoom() {
    Peer alice = stage.member("alice");
    stage.room.rename("Retro");
    stage.work.runAll();

    assertThat(alice.outlet.news())
        .containsExactly(
            in(
                "{'seq':4,'type':'room','room':{'roomid':'r1','properties':"
                    + "{'name':'Retro','dialin':'48213975'}}}"));
    Peer bob = stage.person("bob");
    bob.say(JOIN);
    assertThat(bob.outlet.news()).first().asString().contains("Retro");
  }

  @Test
  void everybodyShouldLearnAnotherNameOfAParticipant() {
    Peer alice = stage.member("alice");
    Peer bob = stage.person("bob");
    bob.say("{'id':'2','type':'room','room':{'roomid':'r1','watch':true}}");
    bob.outlet.news();

    stage.room.name(alice.sessionId(), "Chair");
    stage.work.runAll();

    String change =
        "'type':'event','event':{'target':'room','type':'change','change':"
            + "[{'sessionid':'id-1','userid':'alice','user':{'displayname':'Chair'}}]}}";
    assertThat(alice.outlet.news()).containsExactly(in("{'seq':4," + change));
    assertThat(bob.outlet.news()).containsExactly(in("{'seq':4," + change));
    Peer carol = stage.person("carol");
    carol.say(JOIN);
    assertThat(carol.outlet.news()).last().asString().contains("Chair");
  }

  @Test
  void keysShouldBeSeen() {
    Peer alice = stage.member("alice");
    stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    stage.room.fire(new RoomFact.DigitRefused(RoomStandIn.ID, "c1", 415, "No"));
    stage.work.runAll();

    assertThat(alice.outlet.news())
        .containsExactly(
            in(
                "{'seq':4,'type':'event','event':{'target':'participants','type':'dtmf','dtmf':"
                    + "{'roomid':'r1','callid':'c1','digit':'5'}}}"),
            in(
                "{'seq':5,'type':'event','event':{'target':'participants','type':'dtmf-refused',"
                    + "'dtmf-refused':{'roomid':'r1','callid':'c1','code':415,'message':'No'}}}"));
  }

  @Test
  void aSlowReaderShouldBeClosedAndTheOthersGoOn() {
    Peer alice = stage.member("alice");
    Peer bob = stage.member("bob");
    alice.outlet.news();
    bob.outlet.slowDown();

    for (int n = 0; n < 25; n++) {
      stage.room.fire(new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'));
    }
    stage.work.runAll();

    assertThat(bob.outlet.code().number()).isEqualTo(4008);
    assertThat(alice.outlet.news()).hasSize(25);
    assertThat(stage.room.present()).hasSize(2);
  }
}
