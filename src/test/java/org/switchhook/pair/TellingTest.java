package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Status;

class TellingTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";
  private static final String D = "+493023125004";

  private PairFixture world = new PairFixture();

  private List<PairPicture> pictures() {
    world.turns.runAll();
    return world.facts.fired().stream()
        .filter(PairFact.Changed.class::isInstance)
        .map(fact -> ((PairFact.Changed) fact).picture())
        .toList();
  }

  private PairPicture last() {
    List<PairPicture> all = pictures();
    return all.get(all.size() - 1);
  }

  private PairPicture last(String id) {
    List<PairPicture> all = pictures().stream().filter(one -> one.id().equals(id)).toList();
    return all.get(all.size() - 1);
  }

  /** State, statuses of both parties, and who is held: u by us, p by his phone. */
  private static String line(PairPicture picture) {
    return picture.state() + " " + line(picture.caller()) + " " + line(picture.callee());
  }

  private static String line(PairPicture.Party party) {
    if (party == null) {
      return "-";
    }
    return party.status().word()
        + (party.heldByUs() ? "+u" : "")
        + (party.heldByPhone() ? "+p" : "");
  }

  private List<String> since(int from) {
    return pictures().stream().skip(from).map(TellingTest::line).toList();
  }

  @Test
  void everyStepOfACallShouldBeToldOnce() {
    PairFixture.Told told = world.call(A, B);
    world.commands.end(PairFixture.ANN, told.callid(), new PairFixture.Told());

    assertThat(since(0))
        .containsExactly(
            "STARTING - -",
            "STARTING accepted -",
            "RINGING connected -",
            "RINGING connected accepted",
            "RINGING connected connected",
            "CONNECTED connected connected",
            "CONNECTED cleared connected",
            "ENDED cleared cleared");
    assertThat(last().connectedAt()).isNotNull();
    assertThat(last().endedAt()).isNotNull();
    assertThat(last().end()).isNull();
  }

  @Test
  void eachFactShouldNameTheOneBefore() {
    world.call(A, B);

    PairPicture before = null;
    for (PairFact fact : world.facts.fired()) {
      PairFact.Changed changed = (PairFact.Changed) fact;
      assertThat(changed.before()).isEqualTo(before);
      assertThat(changed.picture()).isNotEqualTo(before);
      assertThat(changed.maker()).isEqualTo(PairFixture.ANN);
      before = changed.picture();
    }
  }

  @Test
  void whatIsRefusedShouldNotBeToldOf() {
    world.commands.start(
        PairFixture.ANN, new StartOrder(A, "0900123", null), new PairFixture.Told());

    assertThat(pictures()).isEmpty();
    assertThat(world.pictures.find(PairFixture.ANN, "1")).isEmpty();
  }

  @Test
  void theEndShouldSayWhyItWasNeverConnected() {
    world.commands.start(PairFixture.ANN, new StartOrder(A, B, null), new PairFixture.Told());
    world.leg(A).answer();
    world.leg(B).refuse(486);

    PairPicture end = last();
    assertThat(line(end)).isEqualTo("ENDED cleared rejected");
    assertThat(end.end()).isEqualTo(Failure.of(Failure.Kind.TRANSFER_FAILED, 486, "Busy Here"));
    assertThat(end.connectedAt()).isNull();
  }

  @Test
  void marksShouldBeToldWhenPhonesHaveAgreed() {
    String callid = world.call(A, B).callid();
    int before = pictures().size();

    world.commands.hold(PairFixture.ANN, callid, null, new PairFixture.Told());
    world.turns.runAll();
    world.commands.resume(PairFixture.ANN, callid, Side.CALLER, new PairFixture.Told());

    assertThat(since(before))
        .containsExactly("CONNECTED connected+u connected+u", "CONNECTED connected connected+u");
  }

  @Test
  void aHoldThatAPhoneRefusesShouldNotBeTold() {
    String callid = world.call(A, B).callid();
    int before = pictures().size();
    world.leg(B).refuses = 488;

    world.commands.hold(PairFixture.ANN, callid, null, new PairFixture.Told());

    assertThat(since(before)).isEmpty();
  }

  @Test
  void aPhonesOwnHoldShouldBeTold() {
    world.call(A, B);
    int before = pictures().size();

    world.leg(A).offers("sendonly");
    world.leg(A).offers("sendrecv");

    assertThat(since(before))
        .containsExactly("CONNECTED connected+p connected", "CONNECTED connected connected");
  }

  @Test
  void anotherPartyShouldBeToldWithTheNewPublicId() {
    String callid = world.call(A, B).callid();
    String id = last().id();

    world.commands.transfer(PairFixture.ANN, callid, Side.CALLER, C, null, new PairFixture.Told());
    world.leg(C).answer();

    PairPicture now = last();
    assertThat(now.id()).isEqualTo(id);
    assertThat(now.callid()).isEqualTo(world.leg(C).sipCallId()).isNotEqualTo(callid);
    assertThat(Objects.requireNonNull(now.callee()).address()).isEqualTo(C);
    assertThat(now.callee().status()).isEqualTo(Status.CONNECTED);
    assertThat(now.state()).isEqualTo(PairPicture.State.CONNECTED);
  }

  @Test
  void aCallThatLentItsLegsForGoodShouldEnd() {
    String first = world.call(A, B).callid();
    String firstId = last().id();
    String second = world.call(C, D).callid();
    String secondId = last().id();

    world.commands.join(
        PairFixture.ANN,
        new PartyOfCall(first, Side.CALLER),
        new PartyOfCall(second, Side.CALLEE),
        null,
        null,
        new PairFixture.Told());

    assertThat(line(last(firstId))).isEqualTo("CONNECTED connected connected");
    assertThat(Objects.requireNonNull(last(firstId).callee()).address()).isEqualTo(D);
    assertThat(last(secondId).state()).isEqualTo(PairPicture.State.ENDED);
    assertThat(world.names.size()).isEqualTo(1);
  }

  @Test
  void aCallThatCameInShouldBeToldToo() {
    SimLeg caller = world.passes(9000, true, B);
    world.leg(B).answer();
    caller.acks();
    caller.hangUp();

    assertThat(pictures().stream().map(each -> each.state().name()).distinct())
        .containsExactly("STARTING", "RINGING", "CONNECTED", "ENDED");
  }

  @Test
  void observersThatFailShouldHarmNothing() {
    world.facts.failing();

    world.call(A, B);

    assertThat(world.leg(A).hears(world.leg(B))).isTrue();
  }

  @Test
  void anEndedCallShouldBeFoundByThoseWhoMaySeeItUntilItIsForgotten() {
    String callid = world.call(A, B).callid();
    String id = last().id();
    world.leg(A).hangUp();
    world.facts.fired().forEach(fact -> world.pictures.on((PairFact.Changed) fact));

    for (String name : List.of(id, callid)) {
      assertThat(world.pictures.find(PairFixture.ANN, name)).contains(last());
      assertThat(world.pictures.find(PairFixture.ADMIN, name)).contains(last());
      assertThat(world.pictures.find(PairFixture.OTHER, name)).isEmpty();
      assertThat(world.pictures.find(PairFixture.STRANGER, name)).isEmpty();
    }
    world.time.advance(java.time.Duration.ofMinutes(10));
    assertThat(world.pictures.find(PairFixture.ANN, id)).isEmpty();
  }

  @Test
  void theLatestEndsOnlyShouldBeKept() {
    Ended ended = new Ended(2);
    PairPicture some = some();
    for (String id : List.of("1", "2", "3")) {
      ended.add(PairFixture.ANN, named(some, id));
    }

    java.time.Instant since = java.time.Instant.EPOCH;
    assertThat(ended.find(PairFixture.ANN, "1", since)).isEmpty();
    assertThat(ended.find(PairFixture.ANN, "c1", since)).isEmpty();
    assertThat(ended.find(PairFixture.ANN, "c2", since)).isPresent();
    assertThat(ended.find(PairFixture.ANN, "3", since)).isPresent();
  }

  private PairPicture some() {
    world.call(A, B);
    world.leg(A).hangUp();
    return last();
  }

  private static PairPicture named(PairPicture one, String id) {
    return new PairPicture(
        id,
        "c" + id,
        one.state(),
        one.caller(),
        one.callee(),
        one.createdAt(),
        one.connectedAt(),
        one.endedAt(),
        one.end());
  }

  @Test
  void liveCallsShouldBeListedNewestFirst() {
    world.call(A, B);
    String older = last().id();
    world.time.advance(java.time.Duration.ofSeconds(1));
    world.call(C, D);
    String newer = last().id();

    List<PairPicture> all = world.pictures.list(PairFixture.ADMIN, null, "", 10);
    assertThat(all).extracting(PairPicture::id).containsExactly(newer, older);
    PairPicture first = all.get(0);
    assertThat(world.pictures.list(PairFixture.ANN, first.createdAt(), first.id(), 10))
        .extracting(PairPicture::id)
        .containsExactly(older);
    assertThat(world.pictures.list(PairFixture.OTHER, null, "", 10)).isEmpty();
  }
}
