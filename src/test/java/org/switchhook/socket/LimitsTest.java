package org.switchhook.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

class LimitsTest {
  private static final ReceiveLimits LIMITS = new ReceiveLimits(10, 2, 4, 3);

  private final HandTime time = new HandTime();
  private final HandWork work = new HandWork();
  private final Intake intake = new Intake(LIMITS, time, work);
  private final List<String> read = new ArrayList<>();

  @Test
  void messagesShouldBeReadInOrderAndLater() {
    intake.take("a", read::add);
    intake.take("b", read::add);
    assertThat(read).isEmpty();

    work.runAll();

    assertThat(read).containsExactly("a", "b");
  }

  @Test
  void aMessageShouldBeRefusedWhenItHasTooManyBytes() {
    assertThat(intake.take("ééééé", read::add)).isEmpty();
    assertThat(intake.take("éééééx", read::add)).contains(CloseCode.TOO_BIG);
  }

  @Test
  void messagesShouldBeRefusedWhenTheyComeTooFast() {
    for (int n = 0; n < 4; n++) {
      assertThat(intake.take("x", read::add)).isEmpty();
      work.runAll();
    }
    assertThat(intake.take("x", read::add)).contains(CloseCode.TOO_FAST);

    time.advance(Duration.ofSeconds(1));

    assertThat(intake.take("x", read::add)).isEmpty();
    assertThat(intake.take("x", read::add)).isEmpty();
    assertThat(intake.take("x", read::add)).contains(CloseCode.TOO_FAST);
  }

  @Test
  void messagesShouldBeRefusedWhenTooManyWait() {
    for (int n = 0; n < 3; n++) {
      assertThat(intake.take("x", read::add)).isEmpty();
    }

    assertThat(intake.take("x", read::add)).contains(CloseCode.TOO_FAST);
  }

  @Test
  void lengthShouldBeThatOfUtf8() {
    for (String text : List.of("", "plain", "é", "€", "😀", "a😀€é")) {
      assertThat(Message.utf8Length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void seatsShouldBeCountedPerHolder() {
    Seats<String> seats = new Seats<>(2);

    assertThat(seats.take("alice")).isTrue();
    assertThat(seats.take("alice")).isTrue();
    assertThat(seats.take("alice")).isFalse();
    assertThat(seats.take("bob")).isTrue();
    seats.free("alice");
    assertThat(seats.take("alice")).isTrue();
  }

  @Test
  void settingsShouldBeRefusedWhenAResumeWouldOverflowTheQueue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SendLimits(10, 100, 10, 50, Duration.ofSeconds(30)));
  }

  @Test
  void settingsShouldBeRefusedWhenThePongCanNotComeInTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pulse(Duration.ofSeconds(60), Duration.ofSeconds(60)));
  }
}
