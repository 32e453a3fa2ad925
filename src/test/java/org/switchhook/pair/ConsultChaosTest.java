package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.pair.TransferPicture.State;

/** Whatever is commanded and whoever leaves or refuses, in any order: all of it comes to an end. */
class ConsultChaosTest {
  private static final String A = "+493023125001";
  private static final String B = "+493023125002";
  private static final String C = "+493023125003";
  private static final int STEPS = 12;

  private PairFixture world = new PairFixture();
  private Random random = new Random();
  private List<PairFixture.Told> told = new ArrayList<>();
  private boolean clean = true;
  private boolean answered;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyConsultationShouldEndWithoutATrace(int hundred) {
    for (int i = 0; i < 100; i++) {
      one(100L * hundred + i);
    }
  }

  private void one(long seed) {
    random = new Random(seed);
    world = new PairFixture();
    told = new ArrayList<>();
    clean = true;
    answered = false;
    String call = world.call(A, B).callid();
    Pair pair = world.names.find(PairFixture.ANN, call).orElseThrow();
    Transfer transfer =
        Objects.requireNonNull(
            world.transfers.open(pair, TransferPicture.Kind.CONSULT, side(), C, null));
    pair.transfers().promise(transfer);
    world.transfers.begin(pair, transfer, null, listener());
    for (int i = 0; i < STEPS; i++) {
      step(pair, transfer);
      some();
      if (random.nextInt(3) == 0) {
        world.turns.runAll();
        check(pair, transfer, seed);
      }
    }
    world.turns.runAll();
    for (int i = 0; i < 2 * STEPS; i++) {
      world.time.advance(Duration.ofSeconds(10));
      world.turns.runAll();
    }
    check(pair, transfer, seed);
    world.commands.end(PairFixture.ANN, pair.id(), listener());
    world.turns.runAll();

    assertThat(world.names.size()).as("calls, seed %s", seed).isZero();
    assertThat(world.names.legs()).as("legs, seed %s", seed).isZero();
    assertThat(transfer.isOver()).as("transfer, seed %s", seed).isTrue();
    assertThat(told)
        .as("ends, seed %s", seed)
        .allSatisfy(each -> assertThat(each.names()).hasSize(1));
  }

  /** Lets some of the turns that wait have happened. */
  private void some() {
    int most = random.nextInt(6);
    for (int i = 0; i < most && world.turns.hasNext(); i++) {
      world.turns.runNext();
    }
  }

  private Side side() {
    return random.nextBoolean() ? Side.CALLER : Side.CALLEE;
  }

  private PairFixture.Told listener() {
    PairFixture.Told listener = new PairFixture.Told();
    told.add(listener);
    return listener;
  }

  private void step(Pair pair, Transfer transfer) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> world.transfers.swap(pair, transfer, listener());
      case 3 -> world.transfers.complete(pair, transfer, listener());
      case 4 -> {
        if (random.nextBoolean()) {
          world.transfers.cancel(pair, transfer, listener());
        }
      }
      case 5, 6, 7 -> answer();
      case 8 -> any(leg -> leg.refuses = leg.refuses == 0 ? 488 : 0);
      case 9 -> any(leg -> leg.silent = !leg.silent);
      case 10 -> any(leg -> leg.offers(random.nextBoolean() ? "sendonly" : "sendrecv"));
      default -> {
        if (random.nextInt(3) == 0) {
          any(SimLeg::leaves);
        }
      }
    }
  }

  private void answer() {
    SimLeg leg = world.legs.get(C);
    if (leg != null && !leg.isOver() && !answered) {
      answered = true;
      leg.answers();
    }
  }

  private void any(Consumer<SimLeg> does) {
    clean = false;
    phone(List.of(A, B, C).get(random.nextInt(3)), does);
  }

  private void phone(String number, Consumer<SimLeg> does) {
    SimLeg leg = world.legs.get(number);
    if (leg != null && !leg.isOver()) {
      does.accept(leg);
    }
  }

  private void check(Pair pair, Transfer transfer, long seed) {
    assertThat(pair.consult() == null || !transfer.isOver()).as("seed %s", seed).isTrue();
    if (clean && transfer.state() == State.RETURNED) {
      assertThat(world.leg(A).hears(world.leg(B))).as("seed %s", seed).isTrue();
      assertThat(world.leg(C).hears()).as("seed %s", seed).isZero();
    }
  }
}
