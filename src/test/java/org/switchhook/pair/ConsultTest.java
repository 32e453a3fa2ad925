package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchhook.pair.TransferPicture.State;

/** Anna (A) transfers Ben (B) to Carl (C), whom she asks first. */
class ConsultTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";
  private static final String D = "+493023125004";

  private final PairFixture world = new PairFixture();
  private final PairFixture.Told told = new PairFixture.Told();
  private @Nullable Pair pair;
  private @Nullable Transfer transfer;
  private String call = "";

  private Pair pair() {
    return Objects.requireNonNull(pair);
  }

  private Transfer transfer() {
    return Objects.requireNonNull(transfer);
  }

  private void start() {
    call = world.call(A, B).callid();
    pair = world.names.find(PairFixture.ANN, call).orElseThrow();
  }

  private void ask() {
    ask(Side.CALLER, C);
  }

  private void ask(Side transferor, String target) {
    transfer = world.transfers.open(pair(), TransferPicture.Kind.CONSULT, transferor, target, null);
    pair().transfers().promise(transfer());
    world.transfers.begin(pair(), transfer(), null, told);
    world.turns.runAll();
  }

  private void consult() {
    start();
    ask();
    world.leg(C).answer();
    talk(A, C);
    silent(B);
    state(State.CONSULTING);
  }

  /** Brings a consultation into that state. */
  private void bring(State state) {
    start();
    ask();
    if (state != State.CALLING) {
      world.leg(C).answer();
    }
    if (state == State.RETURNED) {
      swap();
    }
    state(state);
  }

  private PairFixture.Told swap() {
    PairFixture.Told said = new PairFixture.Told();
    world.transfers.swap(pair(), transfer(), said);
    world.turns.runAll();
    return said;
  }

  private PairFixture.Told complete() {
    PairFixture.Told said = new PairFixture.Told();
    world.transfers.complete(pair(), transfer(), said);
    world.turns.runAll();
    return said;
  }

  private PairFixture.Told cancel() {
    PairFixture.Told said = new PairFixture.Told();
    world.transfers.cancel(pair(), transfer(), said);
    world.turns.runAll();
    return said;
  }

  private void talk(String one, String two) {
    world.turns.runAll();
    assertThat(world.leg(one).hears(world.leg(two))).as(one + " hears " + two).isTrue();
    assertThat(world.leg(two).hears(world.leg(one))).as(two + " hears " + one).isTrue();
  }

  private void silent(String... phones) {
    world.turns.runAll();
    for (String phone : phones) {
      assertThat(world.leg(phone).hears()).as(phone).isZero();
    }
  }

  private void over(String... phones) {
    for (String phone : phones) {
      assertThat(world.leg(phone).isOver()).as(phone).isTrue();
    }
  }

  private void state(State expected) {
    assertThat(transfer().state()).isEqualTo(expected);
    assertThat(pair().isChanging()).isEqualTo(!expected.isEnd());
  }

  private void gone() {
    world.turns.runAll();
    assertThat(world.names.size()).isZero();
    assertThat(world.names.legs()).isZero();
    over(A, B);
    assertThat(transfer().isOver()).isTrue();
  }

  /** Hold and resume work on the two that are left. */
  private void works(String one, String two) {
    String name = pair().publicId();
    world.commands.hold(PairFixture.ANN, name, null, new PairFixture.Told());
    silent(one, two);
    world.commands.resume(PairFixture.ANN, name, null, new PairFixture.Told());
    talk(one, two);
    world.commands.end(PairFixture.ANN, name, new PairFixture.Told());
    gone();
  }

  @Test
  void whileTheTargetRingsNobodyShouldHearAnybody() {
    start();
    ask();
    world.leg(C).tried(180);

    silent(A, B);
    state(State.CALLING);
    assertThat(transfer().picture().code()).isEqualTo(180);
    assertThat(told.names()).containsExactly("Done");
    PairPicture picture = Objects.requireNonNull(pair().telling().picture());
    assertThat(Objects.requireNonNull(picture.callee()).heldByUs()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void theTransferorShouldSpeakToTheTargetThenTheOtherTwo(Side transferor) {
    String leaves = transferor == Side.CALLER ? A : B;
    String stays = transferor == Side.CALLER ? B : A;
    start();
    ask(transferor, C);
    world.leg(C).answer();
    talk(leaves, C);
    silent(stays);

    assertThat(complete().names()).containsExactly("Done");
    talk(stays, C);
    over(leaves);
    state(State.COMPLETED);
    assertThat(world.names.find(PairFixture.ANN, call)).isEmpty();
    assertThat(pair().publicId()).isEqualTo(world.leg(C).sipCallId());
    works(stays, C);
  }

  @Test
  void swapShouldGoBackAndForth() {
    consult();
    for (int i = 0; i < 3; i++) {
      assertThat(swap().names()).containsExactly("Done");
      talk(A, B);
      silent(C);
      state(State.RETURNED);
      assertThat(swap().names()).containsExactly("Done");
      talk(A, C);
      silent(B);
      state(State.CONSULTING);
    }
    complete();
    talk(B, C);
    over(A);
  }

  @Test
  void itShouldBeCompletedFromTheFirstCallToo() {
    bring(State.RETURNED);
    complete();

    talk(B, C);
    over(A);
    state(State.COMPLETED);
    works(B, C);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CALLING", "CONSULTING", "RETURNED"})
  void cancelShouldGiveTheCallBack(State state) {
    bring(state);
    assertThat(cancel().names()).containsExactly("Done");

    talk(A, B);
    over(C);
    state(State.CANCELLED);
    assertThat(pair().publicId()).isEqualTo(call);
    works(A, B);
  }

  @ParameterizedTest
  @CsvSource({"486", "408", "603"})
  void aTargetThatDoesNotAnswerShouldGiveTheCallBack(int code) {
    start();
    ask();
    world.leg(C).refuse(code);

    talk(A, B);
    state(State.FAILED);
    assertThat(transfer().picture().code()).isEqualTo(code);
    works(A, B);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CONSULTING", "RETURNED"})
  void aTargetThatHangsUpShouldGiveTheCallBack(State state) {
    bring(state);
    world.leg(C).hangUp();

    talk(A, B);
    state(State.FAILED);
    works(A, B);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CONSULTING", "RETURNED"})
  void aTransferorWhoHangsUpShouldHaveTransferred(State state) {
    bring(state);
    world.leg(A).hangUp();

    talk(B, C);
    state(State.COMPLETED);
    works(B, C);
  }

  @Test
  void aTransferorWhoHangsUpWhileItRingsShouldHaveTransferredBlind() {
    start();
    ask();
    world.leg(A).hangUp();
    silent(B);
    state(State.CALLING);
    world.leg(C).answer();

    talk(B, C);
    state(State.COMPLETED);
    works(B, C);
  }

  @Test
  void whenTheTransferorHasGoneABusyTargetShouldEndTheCall() {
    start();
    ask();
    world.leg(A).hangUp();
    world.leg(C).refuse(486);

    state(State.FAILED);
    assertThat(transfer().picture().code()).isEqualTo(486);
    gone();
  }

  @Test
  void completeWhileItRingsShouldGoOnBlind() {
    start();
    ask();
    assertThat(complete().names()).containsExactly("Done");
    state(State.CALLING);
    assertThat(world.leg(A).isOver()).isFalse();
    world.leg(C).answer();

    talk(B, C);
    over(A);
    state(State.COMPLETED);
  }

  @Test
  void completeWhileItRingsShouldGiveTheCallBackWhenTheTargetIsBusy() {
    start();
    ask();
    complete();
    world.leg(C).refuse(486);

    talk(A, B);
    state(State.FAILED);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CALLING", "CONSULTING", "RETURNED"})
  void whenTheOtherPartyHangsUpTransferorAndTargetShouldGoOn(State state) {
    bring(state);
    world.leg(B).hangUp();
    if (state == State.CALLING) {
      state(State.CALLING);
      world.leg(C).answer();
    }

    talk(A, C);
    state(State.CANCELLED);
    assertThat(transfer().picture().reason()).isEqualTo("The other party hung up");
    works(A, C);
  }

  @Test
  void whoHasGoneOnShouldNotKeepATargetForNobody() {
    start();
    ask();
    complete();
    world.leg(B).hangUp();

    state(State.FAILED);
    over(C);
    gone();
  }

  @ParameterizedTest
  @CsvSource({
    "CALLING, 001, 002",
    "CALLING, 002, 001",
    "CALLING, 001, 003",
    "CALLING, 002, 003",
    "CALLING, 003, 001",
    "CALLING, 003, 002",
    "CONSULTING, 001, 002",
    "CONSULTING, 002, 001",
    "CONSULTING, 001, 003",
    "CONSULTING, 003, 001",
    "CONSULTING, 002, 003",
    "CONSULTING, 003, 002",
    "RETURNED, 001, 002",
    "RETURNED, 002, 001",
    "RETURNED, 001, 003",
    "RETURNED, 003, 001",
    "RETURNED, 002, 003",
    "RETURNED, 003, 002"
  })
  void whoIsLeftAloneShouldBeReleased(State state, String first, String second) {
    bring(state);
    world.leg("+493023125" + first).hangUp();
    world.leg("+493023125" + second).hangUp();

    over(C);
    gone();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CALLING", "CONSULTING", "RETURNED"})
  void theEndOfTheCallShouldEndAllThree(State state) {
    bring(state);
    PairFixture.Told end = new PairFixture.Told();
    world.commands.end(PairFixture.ANN, call, end);
    world.turns.runAll();

    assertThat(end.names()).containsExactly("Done");
    state(State.CANCELLED);
    over(C);
    gone();
    assertThat(swap().failure().kind()).isEqualTo(Failure.Kind.NOT_READY);
  }

  @Test
  void aRefusedSwapShouldChangeNothing() {
    consult();
    for (String refuses : List.of(A, B, C)) {
      world.leg(refuses).refuses = 488;
      PairFixture.Told said = swap();
      assertThat(said.failure().code()).isEqualTo(488);
      world.leg(refuses).refuses = 0;
      talk(A, C);
      silent(B);
      state(State.CONSULTING);
    }
    swap();
    for (String refuses : List.of(A, B, C)) {
      world.leg(refuses).refuses = 488;
      assertThat(swap().failure().code()).isEqualTo(488);
      world.leg(refuses).refuses = 0;
      talk(A, B);
      silent(C);
      state(State.RETURNED);
    }
    complete();
    talk(B, C);
  }

  @ParameterizedTest
  @CsvSource({"CONSULTING, C", "CONSULTING, B", "RETURNED, C", "RETURNED, B"})
  void aRefusedCompletionShouldChangeNothing(State state, String who) {
    bring(state);
    SimLeg refuses = world.leg(who.equals("C") ? C : B);
    refuses.refuses = 488;
    assertThat(complete().failure().code()).isEqualTo(488);

    refuses.refuses = 0;
    talk(A, state == State.CONSULTING ? C : B);
    state(state);
    complete();
    talk(B, C);
  }

  @Test
  void aRefusedCancellationShouldChangeNothing() {
    consult();
    world.leg(A).refuses = 488;
    assertThat(cancel().failure().code()).isEqualTo(488);

    world.leg(A).refuses = 0;
    talk(A, C);
    state(State.CONSULTING);
  }

  @Test
  void aPartyThatRefusesToBeSilencedShouldStopItBeforeAnyoneRings() {
    start();
    world.leg(B).refuses = 488;
    ask();

    assertThat(world.legs).hasSize(2);
    assertThat(told.failure().code()).isEqualTo(488);
    state(State.FAILED);
    talk(A, B);
  }

  @Test
  void aTargetThatPolicyRefusesShouldTouchNobody() {
    start();
    List<String> before = List.copyOf(world.leg(B).heard);
    ask(Side.CALLER, "0900123");

    assertThat(told.failure().kind()).isEqualTo(Failure.Kind.REFUSED);
    assertThat(world.leg(B).heard).isEqualTo(before);
    assertThat(world.legs).hasSize(2);
    state(State.FAILED);
    talk(A, B);
  }

  @Test
  void aTransferorWhoDoesNotTakeTheTargetShouldGetTheCallBack() {
    start();
    ask();
    world.leg(A).refuses = 488;
    world.leg(C).answer();
    over(C);
    state(State.FAILED);
    assertThat(transfer().picture().code()).isEqualTo(488);

    world.leg(A).refuses = 0; // it has taken nothing since; a resume tries again
    world.commands.resume(PairFixture.ANN, call, null, new PairFixture.Told());
    talk(A, B);
  }

  @Test
  void aSilentPhoneShouldNotKeepASwapForEver() {
    consult();
    world.leg(B).silent = true;
    PairFixture.Told said = swap();
    assertThat(said.events).isEmpty();
    world.time.advance(Duration.ofSeconds(10));
    world.turns.runAll();

    assertThat(said.names()).containsExactly("Failed");
    talk(A, C);
    state(State.CONSULTING);
  }

  @Test
  void commandsAtOnceShouldBeDoneOneAfterTheOther() {
    consult();
    PairFixture.Told first = new PairFixture.Told();
    PairFixture.Told second = new PairFixture.Told();
    world.transfers.swap(pair(), transfer(), first);
    world.transfers.swap(pair(), transfer(), second);
    PairFixture.Told third = complete();

    assertThat(first.names()).containsExactly("Done");
    assertThat(second.names()).containsExactly("Done");
    assertThat(third.names()).containsExactly("Done");
    talk(B, C);
    assertThat(cancel().failure().kind()).isEqualTo(Failure.Kind.NOT_READY);
  }

  @Test
  void meanwhileTheCallShouldNotBeHeldMovedOrLent() {
    consult();
    PairFixture.Told hold = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, call, null, hold);
    PairFixture.Told moved = new PairFixture.Told();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, D, null, moved);
    world.turns.runAll();
    assertThat(hold.failure().kind()).isEqualTo(Failure.Kind.PENDING);
    assertThat(moved.failure().kind()).isEqualTo(Failure.Kind.PENDING);
    assertThat(world.transfers.open(pair(), TransferPicture.Kind.BLIND, Side.CALLER, D, null))
        .isNull();
    world.leg(A).asks(D, null);
    assertThat(world.leg(A).heard).endsWith("REFER 491");

    String other = world.call(D, "+493023125005").callid();
    PairFixture.Told joined = new PairFixture.Told();
    world.commands.join(
        PairFixture.ANN,
        new PartyOfCall(other, Side.CALLER),
        new PartyOfCall(call, Side.CALLEE),
        null,
        null,
        joined);
    world.turns.runAll();
    assertThat(joined.failure().kind()).isEqualTo(Failure.Kind.PENDING);
    talk(A, C);
  }

  @Test
  void whatIsCommandedWhileItBeginsShouldNotBeDoneBehindIt() {
    start();
    PairFixture.Told hold = new PairFixture.Told();
    PairFixture.Told again = new PairFixture.Told();
    world.commands.hold(PairFixture.ANN, call, Side.CALLER, hold);
    transfer = world.transfers.open(pair(), TransferPicture.Kind.CONSULT, Side.CALLER, C, null);
    world.transfers.begin(pair(), transfer(), null, told);
    world.commands.hold(PairFixture.ANN, call, Side.CALLEE, again);
    world.turns.runAll();

    assertThat(hold.names()).endsWith("Done");
    assertThat(again.failure().kind()).isEqualTo(Failure.Kind.PENDING);
    world.leg(C).answer();
    talk(A, C);
  }

  @Test
  void whatAPhoneOffersShouldReachWhomItSpeaksWith() {
    consult();
    world.leg(A).offers("sendonly");
    silent(A);
    assertThat(world.leg(C).heard).endsWith("offer");
    world.leg(A).offers("sendrecv");
    talk(A, C);

    swap();
    world.leg(B).offers("inactive");
    silent(A, B);
    world.leg(B).offers("sendrecv");
    talk(A, B);
    silent(C);
  }

  @Test
  void theOwnHoldOfTheOneWhoWaitsShouldSurvive() {
    consult();
    world.leg(B).offers("sendonly");
    talk(A, C);
    cancel();
    silent(B);
    world.leg(B).offers("sendrecv");

    talk(A, B);
  }

  @Test
  void whatACommandHeldBeforeShouldBeHeldAgainWhenItIsCancelled() {
    start();
    world.commands.hold(PairFixture.ANN, call, null, new PairFixture.Told());
    ask();
    world.leg(C).answer();
    talk(A, C);
    cancel();
    silent(A, B);

    world.commands.resume(PairFixture.ANN, call, null, new PairFixture.Told());
    talk(A, B);
  }

  @Test
  void whatACommandHeldBeforeShouldBeOverWhenItIsSwapped() {
    start();
    world.commands.hold(PairFixture.ANN, call, null, new PairFixture.Told());
    ask();
    world.leg(C).answer();
    swap();
    talk(A, B);
    swap();
    cancel();
    talk(A, B);
  }

  @Test
  void aTargetThatAnswersTooLateShouldBeReleased() {
    start();
    ask();
    SimLeg target = world.leg(C);
    world.transfers.cancel(pair(), transfer(), told);
    world.fire(target, PairFixture.connected());
    world.turns.runAll();

    over(C);
    talk(A, B);
    state(State.CANCELLED);
  }

  @Test
  void anotherKindShouldHaveNothingToSwapButBeStoppedWhileItRings() {
    start();
    transfer = world.transfers.open(pair(), TransferPicture.Kind.BLIND, Side.CALLER, C, null);
    world.transfers.begin(pair(), transfer(), null, told);
    world.leg(C).tried(180);
    assertThat(swap().failure().kind()).isEqualTo(Failure.Kind.NOT_READY);
    assertThat(complete().failure().kind()).isEqualTo(Failure.Kind.NOT_READY);
    state(State.CALLING);
    assertThat(cancel().names()).containsExactly("Done");

    state(State.CANCELLED);
    over(C);
    talk(A, B);
    assertThat(cancel().failure().kind()).isEqualTo(Failure.Kind.NOT_READY);
  }

  @Test
  void commandsOfAllKindsShouldLeaveTransfersBehindThatCanBeRead() {
    start();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, "0900123", null, told);
    world.turns.runAll();
    assertThat(pair().transfers().all()).isEmpty();
    world.commands.transfer(PairFixture.ANN, call, Side.CALLEE, C, null, told);
    world.leg(C).refuse(486);
    world.leg(A).asks(D, null);
    world.leg(D).answer();
    talk(B, D);

    assertThat(pair().transfers().all())
        .extracting(each -> each.picture().target() + " " + each.state() + each.picture().code())
        .containsExactly(D + " COMPLETED200", C + " FAILED486");
    for (int i = 0; i < 20; i++) {
      String phone = "+4930231251" + (10 + i);
      world.commands.transfer(
          PairFixture.ANN, pair().publicId(), Side.CALLEE, phone, null, new PairFixture.Told());
      world.leg(phone).refuse(486);
    }
    assertThat(pair().transfers().all()).hasSize(16);
  }

  @Test
  void eachChangeShouldBeToldOnce() {
    consult();
    swap();
    complete();
    List<String> states =
        world.facts.fired().stream()
            .filter(PairFact.Transferred.class::isInstance)
            .map(fact -> ((PairFact.Transferred) fact).transfer())
            .map(picture -> picture.state() + " " + picture.code())
            .toList();

    assertThat(states)
        .containsExactly("CALLING 0", "CONSULTING 200", "RETURNED 200", "COMPLETED 200");
  }
}
