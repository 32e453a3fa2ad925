package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

class ReleasesTest {
  private final HandTime time = new HandTime();
  private final HandWork work = new HandWork();
  private final List<String> released = new ArrayList<>();
  private boolean away;

  private final Claims claims =
      new Claims(null, Duration.ofDays(1), time) {
        @Override
        void release(String id) {
          if (away) {
            throw new IllegalStateException("no database");
          }
          released.add(id);
        }
      };
  private final Releases releases = new Releases(claims, work, time);

  private void pass() {
    time.advance(Duration.ofSeconds(1));
    work.runAll();
  }

  @Test
  void keyShouldBeFreeAtOnceWhileTheDatabaseServes() {
    releases.release("a");

    assertThat(released).containsExactly("a");
    assertThat(time.timers()).isZero();
  }

  @Test
  void keysShouldBeFreeSoonAfterTheDatabaseIsBack() {
    away = true;
    releases.release("a");
    releases.release("b");
    pass();
    pass();
    assertThat(released).isEmpty();
    assertThat(time.timers()).isEqualTo(1);

    away = false;
    pass();

    assertThat(released).containsExactlyInAnyOrder("a", "b");
    assertThat(time.timers()).isZero();
  }
}
