package org.switchhook.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.call.Input;
import org.switchhook.call.Mute;

/**
 * Random walks of a bridge with real legs and phones that come, go, hold, refuse and are slow. The
 * rules stand in {@link SimPhone}; at the end of each walk everything settles, and both sides must
 * agree.
 */
class BridgeWalkTest {
  private static final int WALKS = 3_000;
  private static final int STEPS = 120;

  private Random random = new Random(0);
  private Bridge bridge = Bridge.EMPTY;
  private final List<SimPhone> phones = new ArrayList<>();
  private final Deque<BridgeInput> toBridge = new ArrayDeque<>();
  private long limit;
  private int made;
  private long wishes;
  private long wishesDone;

  @Test
  void whateverHappensBothSidesShouldAgreeInTheEnd() {
    IntStream.range(0, WALKS).forEach(this::walk);
  }

  private void walk(int seed) {
    random = new Random(seed);
    bridge = Bridge.EMPTY;
    phones.clear();
    toBridge.clear();
    limit = 0;
    wishes = 0;
    wishesDone = 0;
    try {
      for (int step = 0; step < STEPS; step++) {
        once();
      }
      phones.forEach(phone -> phone.moody = false);
      settle();
      agree();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("walk " + seed + ": " + bridge, e);
    }
  }

  private void once() {
    int choice = random.nextInt(12);
    if (choice == 0 && phones.size() < 2) {
      made++;
      int port = 4000 + 10 * made;
      SimPhone phone = new SimPhone(new CallId("p" + made), port, random.nextBoolean(), random);
      phones.add(phone);
      toBridge.add(new BridgeInput.Came(phone.call));
    } else if (choice == 1 && !phones.isEmpty()) {
      pick().act();
    } else if (choice == 2 && !phones.isEmpty()) {
      wishes++;
      toBridge.add(
          new BridgeInput.Wanted(new Wish(wishes, pick().call, new Mute(random.nextInt(4)))));
    } else if (choice == 3 && limit != 0 && random.nextInt(4) == 0) {
      toBridge.add(new BridgeInput.TimeUp(limit));
    } else {
      move();
    }
    collect();
  }

  private SimPhone pick() {
    return phones.get(random.nextInt(phones.size()));
  }

  /** Something that is on its way arrives; false when nothing is. */
  private boolean move() {
    List<Runnable> moves = new ArrayList<>();
    if (!toBridge.isEmpty()) {
      moves.add(() -> take(toBridge.remove()));
    }
    for (SimPhone phone : phones) {
      if (phone.hasInput()) {
        moves.add(phone::deliver);
      }
    }
    if (moves.isEmpty()) {
      for (SimPhone phone : phones) {
        if (phone.hasTimer()) {
          moves.add(phone::fire);
        }
      }
    }
    if (!moves.isEmpty()) {
      moves.get(random.nextInt(moves.size())).run();
    }
    collect();
    return !moves.isEmpty();
  }

  /** What the legs report goes to the bridge, in order for each. */
  private void collect() {
    for (SimPhone phone : List.copyOf(phones)) {
      while (!phone.reports.isEmpty()) {
        toBridge.add(new BridgeInput.Told(phone.call, phone.reports.remove()));
      }
      if (phone.ended) {
        phones.remove(phone);
        toBridge.add(new BridgeInput.Left(phone.call));
      }
    }
  }

  private void take(BridgeInput input) {
    BridgeStep step = bridge.on(input);
    bridge = step.next();
    for (BridgeEffect effect : step.effects()) {
      if (effect instanceof BridgeEffect.Tell tell) {
        phones.stream()
            .filter(phone -> phone.call.equals(tell.call()))
            .findFirst()
            .ifPresent(phone -> phone.order(new Input.Ordered(tell.order(), random.nextInt(201))));
      } else if (effect instanceof BridgeEffect.StartLimit start) {
        limit = start.ticket();
      } else if (effect instanceof BridgeEffect.MuteDone) {
        wishesDone++;
      }
    }
  }

  private void settle() {
    for (int step = 0; step < 2_000; step++) {
      if (!move()) {
        if (bridge.exchange() == null) {
          return;
        }
        take(new BridgeInput.TimeUp(limit));
        collect();
      }
    }
    throw new AssertionError("it does not settle");
  }

  private void agree() {
    assertThat(wishesDone).as("each wish has its outcome").isEqualTo(wishes);
    assertThat(bridge.places()).hasSize(phones.size());
    phones.forEach(phone -> assertThat(phone.isBusy()).as(phone.call + " is busy").isFalse());
    if (bridge.told() == Bridge.Told.JOINED) {
      SimPhone one = phones.get(0);
      SimPhone two = phones.get(1);
      assertThat(one.audioTargets()).isSubsetOf(two.port());
      assertThat(two.audioTargets()).isSubsetOf(one.port());
    } else {
      phones.forEach(phone -> assertThat(phone.audioTargets()).as(phone.call + "").isEmpty());
    }
  }
}
