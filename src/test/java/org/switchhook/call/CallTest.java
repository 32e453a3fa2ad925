package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;

class CallTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
  private static final Instant STORED = Instant.parse("2026-01-01T12:00:00.123456Z");

  private final Call call =
      new Call(
          new CallId("c1"),
          new CallRequest(
              new RoomId("r"),
              new Caller(new UserId("alice"), new DomainId("example"), Role.USER, "Alice"),
              PermitFixture.permit("+493023125000", "12"),
              "{}"),
          NOON);

  @Test
  void newCallShouldBeAcceptedAndKeepItsWholeNumber() {
    assertThat(call.status()).isEqualTo(Status.ACCEPTED);
    assertThat(call.party()).isEqualTo("+493023125000;ext=12");
    assertThat(call.acceptedAt()).isEqualTo(STORED);
    assertThat(call).hasToString("call c1 to +49302312…: ACCEPTED");
  }

  @Test
  void statusesShouldLeaveTheirTimes() {
    call.progress(Progress.of(Status.RINGING), NOON.plusSeconds(1));
    call.progress(Progress.of(Status.CONNECTED), NOON.plusSeconds(2));
    call.progress(Progress.cleared(CallEnd.BY_REMOTE), NOON.plusSeconds(3));

    assertThat(call.ringingAt()).isEqualTo(STORED.plusSeconds(1));
    assertThat(call.connectedAt()).isEqualTo(STORED.plusSeconds(2));
    assertThat(call.endedAt()).isEqualTo(STORED.plusSeconds(3));
    assertThat(call.cause()).isEqualTo("EndedByRemote");
    assertThat(call.message()).isNull();
  }

  @Test
  void factsShouldLeaveTheTimesOfTheMessages() {
    SetUp first = new SetUp(NOON, NOON.plusSeconds(1), null, null);
    SetUp last = new SetUp(NOON.plusSeconds(9), null, null, NOON.plusSeconds(2));

    call.add(fact(Progress.of(Status.RINGING), first));
    call.add(fact(Progress.of(Status.CONNECTED), last));

    assertThat(call.setUp())
        .isEqualTo(new SetUp(STORED, STORED.plusSeconds(1), STORED, STORED.plusSeconds(2)));
    assertThat(call.direction()).isEqualTo(Direction.OUTGOING);
  }

  private static CallFact.Changed fact(Progress progress, SetUp setUp) {
    return new CallFact.Changed(
        new CallId("c1"),
        new RoomId("r"),
        PermitFixture.permit("+493023125000").party(),
        progress,
        setUp,
        NOON);
  }

  @Test
  void statusThatIsOldOrComesAfterTheEndShouldChangeNothing() {
    call.progress(Progress.of(Status.CONNECTED), NOON);
    call.progress(Progress.of(Status.RINGING), NOON);
    assertThat(call.status()).isEqualTo(Status.CONNECTED);

    call.progress(Progress.rejected(new CallEnd("EndedByBusy", 486, "Busy", Fault.CALLEE)), NOON);
    call.progress(Progress.cleared(CallEnd.BY_REMOTE), NOON.plusSeconds(9));
    assertThat(call.cause()).isEqualTo("EndedByBusy");
    assertThat(call.endedAt()).isEqualTo(STORED);
  }
}
