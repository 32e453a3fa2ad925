package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.platform.LogContext;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.LogLines;
import org.switchhook.testkit.Recorded;

/** What the log tells of a call: which one, and not whom it called. */
class CallLogTest {
  private static final CallId CALL = new CallId("call-1");

  private final HandWork work = new HandWork();
  private final HandTime time = new HandTime();
  private final LiveCalls live =
      new LiveCalls(
          () -> CallLogTest::fail,
          new Recorded<>(),
          work,
          time,
          time,
          traced -> {},
          new CallSettings(1, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL));

  private static void fail(CallId call, Object trunk, Effect.Sip effect) {
    throw new IllegalStateException("no route");
  }

  @Test
  void everyLineShouldNameCallAndRoomAndNoneTheWholeNumber() {
    DialPermit permit = PermitFixture.permit("+493023125042", "4711");
    List<String> lines;
    try (LogLines log = new LogLines()) {
      live.place(
          new CallOrder(
              CALL,
              new RoomId("room-1"),
              permit,
              Duration.ofSeconds(60),
              Duration.ofHours(4),
              new FirstDialogs(new CountingIds()).of(permit)));
      work.runAll();
      live.tell(CALL, new Input.HangUp());
      work.runAll();
      lines = log.all();
    }

    assertThat(lines)
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.endsWith(" [call=call-1 room=room-1]"))
        .anyMatch(line -> line.startsWith("call to +4930"))
        .anyMatch(line -> line.startsWith("Could not send Invite"))
        .noneMatch(line -> line.contains("3125042") || line.contains("4711"));
    assertThat(LogContext.current()).isSameAs(LogContext.NONE);
  }
}
