package org.switchhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchhook.address.RoomId;
import org.switchhook.testkit.HandTime;

/** Three wrong PINs of one caller and five of all, in ten minutes. */
class PinThrottleTest {
  private static final RoomId ROOM = new RoomId("room-1");
  private static final RoomId OTHER = new RoomId("room-2");

  private final HandTime time = new HandTime();
  private final PinThrottle throttle = new PinThrottle(InboundFixture.settings(), time);

  private int passed(String caller, RoomId room, int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += throttle.attempt(caller, room) == null ? 0 : 1;
    }
    return passed;
  }

  @Test
  void callerShouldHaveHisTriesInEachRoom() {
    assertThat(passed("bob", ROOM, 10)).isEqualTo(3);
    assertThat(passed("bob", OTHER, 10)).isEqualTo(3);
  }

  @Test
  void allCallersTogetherShouldHaveTheTriesOfTheRoom() {
    int passed = 0;
    for (int caller = 0; caller < 20; caller++) {
      passed += passed("caller-" + caller, ROOM, 1);
    }
    assertThat(passed).isEqualTo(5);
  }

  @Test
  void rightPinShouldNotCount() {
    for (int i = 0; i < 20; i++) {
      throttle.attempt("bob", ROOM).succeeded();
    }
    assertThat(passed("bob", ROOM, 10)).isEqualTo(3);
  }

  @Test
  void wrongPinsShouldBeForgottenAfterTheWindow() {
    passed("bob", ROOM, 3);
    time.advance(Duration.ofMinutes(9));
    assertThat(passed("bob", ROOM, 1)).isZero();
    time.advance(Duration.ofMinutes(1));

    assertThat(passed("bob", ROOM, 10)).isEqualTo(3);
  }
}
