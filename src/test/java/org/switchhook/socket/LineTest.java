package org.switchhook.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandOutlet;
import org.switchhook.testkit.HandTime;

class LineTest {
  private static final SendLimits LIMITS = new SendLimits(10, 1000, 3, 500, Duration.ofSeconds(30));
  private static final Pulse PULSE = new Pulse(Duration.ofSeconds(54), Duration.ofSeconds(60));
  private static final Message HI = Message.of("{\"hi\":1}");

  private final Line line = new Line(LIMITS);
  private final HandOutlet outlet = new HandOutlet();
  private final Connection first = connection(outlet);

  private static Connection connection(HandOutlet outlet) {
    return new Connection(outlet, LIMITS, PULSE, new HandTime(), Runnable::run, () -> {});
  }

  private void send(int from, int to) {
    for (int n = from; n <= to; n++) {
      line.send(Message.of("{\"n\":" + n + "}"));
    }
  }

  private static Message gap(long first) {
    return Message.of("{\"gap\":" + first + "}");
  }

  @Test
  void numbersShouldStartAtOneAndBeTheFirstMember() {
    line.attach(first);

    send(1, 2);

    assertThat(outlet.sent()).containsExactly("{\"seq\":1,\"n\":1}", "{\"seq\":2,\"n\":2}");
  }

  @Test
  void whatWasMissedShouldBeDeliveredInOrderWhenThePeerComesBack() {
    line.attach(first);
    send(1, 2);
    line.detach(first);
    send(3, 4);

    HandOutlet next = new HandOutlet();
    boolean complete = line.resume(connection(next), OptionalLong.of(1), HI, LineTest::gap);
    send(5, 5);

    assertThat(complete).isTrue();
    assertThat(next.sent())
        .containsExactly(
            "{\"seq\":1,\"hi\":1}",
            "{\"seq\":2,\"n\":2}",
            "{\"seq\":3,\"n\":3}",
            "{\"seq\":4,\"n\":4}",
            "{\"seq\":5,\"n\":5}");
  }

  @Test
  void deliveryShouldGoOnAfterTheLastThatLeftWhenThePeerDidNotCount() {
    line.attach(first);
    send(1, 1);
    outlet.slowDown();
    send(2, 3);

    HandOutlet next = new HandOutlet();
    line.resume(connection(next), OptionalLong.empty(), HI, LineTest::gap);

    assertThat(next.sent())
        .containsExactly("{\"seq\":1,\"hi\":1}", "{\"seq\":2,\"n\":2}", "{\"seq\":3,\"n\":3}");
  }

  @Test
  void aGapShouldStandForAllLostNumbersWhenOneIsNoLongerKept() {
    line.attach(first);
    send(1, 1);
    line.detach(first);
    send(2, 5); // 3, 4, 5 are kept

    HandOutlet next = new HandOutlet();
    boolean complete = line.resume(connection(next), OptionalLong.of(1), HI, LineTest::gap);

    assertThat(complete).isFalse();
    assertThat(next.sent()).containsExactly("{\"seq\":1,\"hi\":1}", "{\"seq\":6,\"gap\":2}");
  }

  @Test
  void aGapShouldShowWhenTheKeptBytesDoNotReach() {
    line.attach(first);
    line.detach(first);
    line.send(Message.of("{\"n\":\"" + "x".repeat(450) + "\"}"));
    line.send(Message.of("{\"n\":\"" + "y".repeat(450) + "\"}"));

    boolean complete =
        line.resume(connection(new HandOutlet()), OptionalLong.of(0), HI, LineTest::gap);

    assertThat(complete).isFalse();
  }

  @Test
  void nothingShouldGoToTheOldSocketWhenAnotherTookOver() {
    line.attach(first);
    HandOutlet next = new HandOutlet();
    line.resume(connection(next), OptionalLong.of(0), HI, LineTest::gap);

    send(1, 1);

    assertThat(outlet.sent()).isEmpty();
    assertThat(line.detach(first)).isFalse();
    assertThat(next.sent()).hasSize(2);
  }

  @Test
  void everythingKeptShouldFitInTheQueueWhenThePeerReadsSlowly() {
    line.attach(first);
    line.detach(first);
    send(1, 3);
    HandOutlet next = new HandOutlet();
    next.slowDown();

    line.resume(connection(next), OptionalLong.of(0), HI, LineTest::gap);

    assertThat(next.code()).isNull();
  }
}
