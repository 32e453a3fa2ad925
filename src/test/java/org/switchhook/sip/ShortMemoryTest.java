package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;

class ShortMemoryTest {
  private final HandTime time = new HandTime();
  private final ShortMemory<String, String> memory =
      new ShortMemory<>(time, Duration.ofSeconds(64), 3, 2);

  @Test
  void aFullMemoryShouldRefuseNewThingsUntilTheOldOnesAreForgotten() {
    assertThat(memory.add("x", "a", "1")).isTrue();
    assertThat(memory.add("x", "a", "2")).isFalse();
    assertThat(memory.add("y", "b", "1")).isTrue();
    assertThat(memory.add("y", "c", "1")).isTrue();
    assertThat(memory.add("z", "d", "1")).isFalse();
    time.advance(Duration.ofSeconds(65));
    assertThat(memory.find("a")).isNull();
    assertThat(memory.add("z", "d", "1")).isTrue();
  }

  @Test
  void oneOwnerShouldNotTakeTheRoomOfOthers() {
    assertThat(memory.add("x", "a", "1")).isTrue();
    assertThat(memory.add("x", "b", "1")).isTrue();
    assertThat(memory.add("x", "c", "1")).isFalse();
    assertThat(memory.add("y", "c", "1")).isTrue();
    time.advance(Duration.ofSeconds(65));
    assertThat(memory.add("x", "a", "1")).isTrue();
    assertThat(memory.add("x", "b", "1")).isTrue();
    assertThat(memory.add("x", "c", "1")).isFalse();
  }

  @Test
  void whatIsRenewedShouldLiveAsLongAgainAndCountOnce() {
    memory.add("x", "a", "1");
    time.advance(Duration.ofSeconds(40));
    memory.renew("x", "a", "2");
    time.advance(Duration.ofSeconds(40));
    assertThat(memory.find("a")).isEqualTo("2");
    assertThat(memory.add("x", "b", "1")).isTrue();
    assertThat(memory.add("x", "c", "1")).isFalse();
    time.advance(Duration.ofSeconds(65));
    memory.renew("x", "a", "3");

    assertThat(memory.find("a")).as("forgotten meanwhile").isEqualTo("3");
    assertThat(memory.add("x", "b", "1")).isTrue();
    assertThat(memory.add("x", "c", "1")).isFalse();
  }
}
