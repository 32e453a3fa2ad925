package org.switchhook.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.E164;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.Progress;
import org.switchhook.call.SetUp;
import org.switchhook.call.Status;

class CallMetricsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATER = NOON.plusMillis(1500);

  private final Metrics metrics = new Metrics();
  private final CallMetrics calls = new CallMetrics(metrics);

  private void happen(Status status, CallEnd end, SetUp setUp) {
    calls.on(
        new CallFact.Changed(
            new CallId("c"),
            new RoomId("r"),
            new E164("+493023125000", null),
            new Progress(status, end),
            setUp,
            LATER));
  }

  private String text() {
    return new String(metrics.text(), UTF_8);
  }

  @Test
  void statusesShouldBeCountedByCause() {
    happen(Status.ACCEPTED, null, SetUp.NONE);
    happen(Status.CLEARED, CallEnd.BY_REMOTE, SetUp.NONE);
    happen(Status.CLEARED, CallEnd.BY_REMOTE, SetUp.NONE);

    assertThat(text())
        .contains("# TYPE switchhook_call_statuses_total counter")
        .contains("switchhook_call_statuses_total{cause=\"\",status=\"accepted\"} 1.0")
        .contains("switchhook_call_statuses_total{cause=\"EndedByRemote\",status=\"cleared\"} 2.0");
  }

  @Test
  void postDialDelayShouldEndWithTheFirstRinging() {
    happen(Status.RINGING, null, new SetUp(NOON, null, LATER, null));
    happen(Status.CONNECTED, null, new SetUp(NOON, null, LATER, LATER));

    assertThat(text())
        .contains("switchhook_post_dial_delay_seconds_bucket{le=\"1.0\"} 0")
        .contains("switchhook_post_dial_delay_seconds_bucket{le=\"2.0\"} 1")
        .contains("switchhook_post_dial_delay_seconds_sum 1.5")
        .contains("switchhook_post_dial_delay_seconds_count 1");
  }

  @Test
  void postDialDelayShouldEndWithTheAnswerOfAPhoneThatDidNotRing() {
    happen(Status.CONNECTED, null, new SetUp(NOON, null, null, LATER));

    assertThat(text()).contains("switchhook_post_dial_delay_seconds_count 1");
  }

  @Test
  void callWithoutAnInviteShouldHaveNoDelay() {
    happen(Status.REJECTED, CallEnd.NO_ANSWER, new SetUp(NOON, null, null, null));
    happen(Status.RINGING, null, SetUp.NONE);

    assertThat(text()).contains("switchhook_post_dial_delay_seconds_count 0");
  }

  @Test
  void nothingOfACallShouldBecomeALabel() {
    happen(Status.RINGING, null, SetUp.NONE);

    assertThat(text()).doesNotContain("4930").doesNotContain("room").doesNotContain("\"c\"");
  }
}
