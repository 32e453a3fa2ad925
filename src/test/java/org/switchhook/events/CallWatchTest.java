package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.events.Stage.Peer;
import org.switchhook.pair.PairFact;
import org.switchhook.pair.PairPicture.State;
import org.switchhook.pair.TransferPicture;

class CallWatchTest {
  private final Stage stage = new Stage();

  private void tell(PairFact... facts) {
    for (PairFact fact : facts) {
      stage.calls.on(fact);
    }
    stage.work.runAll();
  }

  private Peer watching(String user, String watch) {
    Peer peer = stage.person(user);
    peer.say("{'id':'2','type':'calls','calls':{'watch':'" + watch + "'}}");
    return peer;
  }

  private static PairFact call(String user, String id, State state) {
    return SomeCalls.changed(user, SomeCalls.picture(id, state));
  }

  private static List<String> said(Peer peer) {
    return peer.outlet.news().stream().map(text -> text.replaceAll("\"seq\":[0-9]+,", "")).toList();
  }

  @Test
  void whoDoesNotWatchShouldSeeNothing() {
    Peer alice = stage.person("alice");

    tell(call("alice", "p1", State.STARTING));

    assertThat(alice.outlet.news()).isEmpty();
  }

  @Test
  void ownCallsShouldBeToldToTheirMakerOnly() {
    Peer alice = watching("alice", "own");
    Peer bob = watching("bob", "own");
    assertThat(said(alice))
        .containsExactly(
            "{\"id\":\"2\",\"type\":\"calls\",\"calls\":{\"watch\":\"own\",\"calls\":[],\"transfers\":[]}}");
    said(bob);

    tell(
        call("alice", "p1", State.STARTING),
        SomeCalls.transferred("alice", "p1", TransferPicture.State.CALLING));

    assertThat(said(alice))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("{\"type\":\"call\",\"call\":{\"id\":\"p1\"")
                    .contains("\"state\":\"starting\"", "sip:a@example.org"),
            second ->
                assertThat(second)
                    .startsWith("{\"type\":\"transfer\",\"transfer\":{\"id\":\"t1\"")
                    .contains("\"call\":\"p1\"", "\"state\":\"calling\""));
    assertThat(said(bob)).isEmpty();
  }

  @Test
  void anAdminShouldSeeAllCallsOfHisDomainAndNoOther() {
    Peer root = watching("root", "domain");
    Peer erin = watching("erin", "own");
    said(root);
    said(erin);

    tell(call("alice", "p1", State.STARTING), call("erin", "p2", State.STARTING));

    assertThat(said(root)).hasSize(2); // a maker named erin, but of this domain
    assertThat(said(erin)).isEmpty();
  }

  @Test
  void aUserShouldBeToldThatTheDomainIsNotHis() {
    Peer alice = watching("alice", "domain");

    assertThat(said(alice)).singleElement().asString().contains("\"code\":\"not_allowed\"");
    tell(call("bob", "p1", State.STARTING));
    assertThat(said(alice)).isEmpty();
  }

  @Test
  void whatRunsShouldBeShownAtOnceTheNewestFirst() {
    tell(
        call("alice", "p1", State.CONNECTED),
        call("bob", "p2", State.CONNECTED),
        call("alice", "p3", State.CONNECTED),
        call("alice", "p4", State.CONNECTED),
        call("alice", "p4", State.ENDED),
        SomeCalls.transferred("alice", "p1", TransferPicture.State.CONSULTING));

    Peer alice = watching("alice", "own");

    assertThat(said(alice))
        .singleElement()
        .asString()
        .containsSubsequence("\"id\":\"p3\"", "\"id\":\"p1\"", "\"state\":\"consulting\"")
        .doesNotContain("p2\",\"callid", "p4");
  }

  @Test
  void aTransferThatHasEndedShouldNotBeShown() {
    tell(
        call("alice", "p1", State.CONNECTED),
        SomeCalls.transferred("alice", "p1", TransferPicture.State.CALLING),
        SomeCalls.transferred("alice", "p1", TransferPicture.State.FAILED));

    assertThat(said(watching("alice", "own")))
        .singleElement()
        .asString()
        .contains("transfers\":[]");
  }

  @Test
  void moreThanOneMessageHoldsShouldBeSaid() {
    for (int n = 0; n <= CallWatchers.MOST; n++) {
      tell(call("alice", "p" + n, State.CONNECTED));
    }

    String shown = said(watching("alice", "own")).get(0);

    assertThat(shown).contains("\"id\":\"p200\"", "\"more\":true").doesNotContain("\"id\":\"p0\"");
  }

  @Test
  void nothingShouldComeAfterTheWatchIsOver() {
    Peer alice = watching("alice", "own");
    alice.say("{'id':'3','type':'calls','calls':{'watch':'none'}}");
    assertThat(said(alice)).last().asString().contains("\"calls\":{\"watch\":\"none\"}");

    tell(call("alice", "p1", State.STARTING));

    assertThat(said(alice)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'watch':'all'}", "{'watch':1}"})
  void aWatchThatIsNoneShouldBeRefused(String calls) {
    Peer alice = stage.person("alice");

    alice.say("{'id':'2','type':'calls','calls':" + calls + "}");

    assertThat(said(alice)).singleElement().asString().contains("invalid_format");
  }

  @Test
  void aWatchShouldOutliveTheSocket() {
    Peer alice = watching("alice", "own"); // has seen 1 and 2
    alice.cut();
    tell(call("alice", "p1", State.STARTING));

    Peer again = alice.back(",'seq':2");
    tell(call("alice", "p1", State.RINGING));

    assertThat(again.outlet.sent())
        .satisfiesExactly(
            hello -> assertThat(hello).startsWith("{\"seq\":2,"),
            missed -> assertThat(missed).startsWith("{\"seq\":3,").contains("starting"),
            news -> assertThat(news).startsWith("{\"seq\":4,").contains("ringing"));
  }

  @Test
  void aGapShouldBeFollowedByTheCallsAsTheyAre() {
    Peer alice = watching("alice", "own");
    alice.cut();
    for (int n = 0; n < 10; n++) {
      tell(call("alice", "p" + n, State.STARTING), call("alice", "p" + n, State.ENDED));
    }
    tell(call("alice", "last", State.STARTING));

    Peer again = alice.back(",'seq':2");

    assertThat(again.outlet.sent())
        .last()
        .asString()
        .contains("\"type\":\"calls\",\"calls\":{\"watch\":\"own\"", "last")
        .doesNotContain("\"id\":\"9\"");
    assertThat(again.outlet.sent().get(1)).contains("\"type\":\"gap\"");
  }

  @Test
  void nothingShouldBeKeptOfCallsAndSessionsThatAreOver() {
    Peer alice = watching("alice", "own");
    alice.cut();
    stage.time.advance(Duration.ofSeconds(31));
    tell(call("alice", "p1", State.STARTING), call("alice", "p1", State.ENDED));

    assertThat(stage.calls.size()).isZero();
    assertThat(stage.calls.watching()).isZero();
  }
}
