package org.switchhook.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.CallSettings;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.Progress;
import org.switchhook.call.ReferTimes;
import org.switchhook.call.SetUp;
import org.switchhook.call.Status;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.Recorded;

class DirectBridgeTest {
  private static final RoomId ROOM = new RoomId("room");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HandWork turns = new HandWork();
  private final HandTime time = new HandTime();
  private final List<String> told = new ArrayList<>();
  private final DirectBridge bridge =
      new DirectBridge(
          new BridgeWorld(
              new Told(),
              new Recorded<>(),
              turns,
              time,
              new CountingIds(),
              new MediaSettings(LIMIT),
              this::bridge));

  private DirectBridge bridge() {
    return bridge;
  }

  /** Keeps who was told to give up. */
  private final class Told extends LiveCalls {
    Told() {
      super(
          () -> {
            throw new IllegalStateException("nothing is sent from here");
          },
          new Recorded<>(),
          new HandWork(),
          time,
          time,
          traced -> {},
          new CallSettings(10, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL));
    }

    @Override
    public boolean tell(CallId call, Input input) {
      if (input instanceof Input.Ordered order && order.order() instanceof MediaOrder.GiveUp) {
        told.add(call.value());
      }
      return true;
    }
  }

  private void happens(String call, Progress progress) {
    bridge.on(
        new CallFact.Changed(
            new CallId(call),
            ROOM,
            PermitFixture.permit("+493023125000").party(),
            progress,
            SetUp.NONE,
            time.instant()));
    turns.runAll();
  }

  private void come(String call) {
    happens(call, new Progress(Status.CONNECTED, null));
  }

  private void leave(String call) {
    happens(call, new Progress(Status.CLEARED, CallEnd.BY_REMOTE));
  }

  @Test
  void limitOfAPairThatIsGoneShouldNotEndTheJoiningOfTheNextOne() {
    come("ann");
    come("bob");
    time.advance(LIMIT.dividedBy(2));
    leave("ann");
    leave("bob");
    assertThat(bridge.size()).isZero();
    told.clear();

    come("cid");
    come("dan");
    time.advance(LIMIT.dividedBy(2));
    turns.runAll();
    assertThat(told).isEmpty();

    time.advance(LIMIT.dividedBy(2));
    turns.runAll();
    assertThat(told).containsExactly("dan");
  }
}
