package org.switchhook.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandOutlet;
import org.switchhook.testkit.HandTime;

class ConnectionTest {
  private static final SendLimits LIMITS = new SendLimits(3, 100, 2, 50, Duration.ofSeconds(30));
  private static final Pulse PULSE = new Pulse(Duration.ofSeconds(54), Duration.ofSeconds(60));

  private final HandOutlet outlet = new HandOutlet();
  private final HandTime time = new HandTime();
  private int ends;
  private final Connection connection =
      new Connection(outlet, LIMITS, PULSE, time, Runnable::run, () -> ends++);

  private static Message message(int n) {
    return Message.of("{\"n\":" + n + "}");
  }

  @Test
  void messagesShouldLeaveOneAtATimeAndInOrderWhenTheReaderIsSlow() {
    outlet.slowDown();
    connection.send(message(1));
    connection.send(message(2));
    assertThat(outlet.sent()).containsExactly("{\"n\":1}");

    outlet.take();

    assertThat(outlet.sent()).containsExactly("{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void aSlowReaderShouldBeClosedWhenItsQueueIsFull() {
    outlet.slowDown();
    for (int n = 1; n <= 4; n++) {
      connection.send(message(n)); // one on its way, three waiting
    }
    assertThat(outlet.code()).isNull();

    connection.send(message(5));

    assertThat(outlet.code()).isEqualTo(CloseCode.SLOW_READER);
    assertThat(ends).isEqualTo(1);
    outlet.take();
    assertThat(outlet.sent()).hasSize(1);
  }

  @Test
  void aSlowReaderShouldBeClosedWhenItsQueueHasTooManyBytes() {
    outlet.slowDown();
    connection.send(message(1));
    connection.send(Message.of("{\"n\":\"" + "é".repeat(40) + "\"}"));
    assertThat(outlet.code()).isNull();

    connection.send(message(2));
    connection.send(Message.of("{\"n\":\"" + "x".repeat(40) + "\"}"));

    assertThat(outlet.code()).isEqualTo(CloseCode.SLOW_READER);
  }

  @Test
  void manyMessagesShouldNotDeepenTheStackWhenEachLeavesAtOnce() {
    for (int n = 0; n < 100_000; n++) {
      connection.send(message(n));
    }

    assertThat(outlet.sent()).hasSize(100_000);
  }

  @Test
  void theSocketShouldBeClosedWhenASendFails() {
    outlet.slowDown();
    connection.send(message(1));

    outlet.fail();

    assertThat(outlet.code()).isNotNull();
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void theLastMessageShouldLeaveBeforeTheCloseWhenTheConnectionFinishes() {
    outlet.slowDown();
    connection.send(message(1));
    connection.finish(message(2), CloseCode.NORMAL);
    connection.send(message(3));
    outlet.take();
    assertThat(outlet.code()).isNull();

    outlet.take();

    assertThat(outlet.sent()).containsExactly("{\"n\":1}", "{\"n\":2}");
    assertThat(outlet.code()).isEqualTo(CloseCode.NORMAL);
  }

  @Test
  void theSocketShouldBeClosedWhenTheLastMessageIsNotRead() {
    outlet.slowDown();
    connection.finish(message(1), CloseCode.NORMAL);

    time.advance(Duration.ofSeconds(5));

    assertThat(outlet.code()).isEqualTo(CloseCode.NORMAL);
  }

  @Test
  void theSocketShouldStayOpenWhenPongsCome() {
    connection.start();
    for (int minute = 1; minute <= 10; minute++) {
      time.advance(Duration.ofSeconds(54));
      connection.pong();
    }

    assertThat(outlet.pings()).isEqualTo(10);
    assertThat(outlet.code()).isNull();
  }

  @Test
  void theSocketShouldBeClosedWhenNoPongComesInTime() {
    connection.start();
    time.advance(Duration.ofSeconds(59));
    assertThat(outlet.code()).isNull();

    time.advance(Duration.ofSeconds(1));

    assertThat(outlet.code()).isEqualTo(CloseCode.NO_PONG);
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void noTimerShouldBeLeftWhenTheSocketIsClosed() {
    connection.start();

    connection.closed();
    connection.closed();

    assertThat(time.timers()).isZero();
    assertThat(ends).isEqualTo(1);
  }
}
