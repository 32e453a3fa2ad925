package org.switchhook.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.Call;
import org.switchhook.call.Direction;
import org.switchhook.call.Fault;
import org.switchhook.call.LegOf;

/**
 * A record as REST shows it; {@code Record} in {@code openapi.yaml}.
 *
 * @param postDialDelay in ms; null for a call that came in
 * @param talked in ms, 0 for a call that was not answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordView(
    String callid,
    String direction,
    @Nullable String room,
    @Nullable String call,
    @Nullable String leg,
    String number,
    String createdBy,
    @Nullable String trunk,
    String status,
    @Nullable String cause,
    @Nullable Integer code,
    @Nullable String message,
    @Nullable String fault,
    Instant acceptedAt,
    @Nullable Instant endedAt,
    SetUpView setUp,
    @Nullable Long postDialDelay,
    long talked) {

  static RecordView of(Call call) {
    RoomId room = call.room();
    LegOf part = call.part();
    Fault fault = call.fault();
    SetUpView setUp = SetUpView.of(call);
    Long talked = SetUpView.milliseconds(call.connectedAt(), call.endedAt());
    return new RecordView(
        call.id().value(),
        call.direction().word(),
        room == null ? null : room.value(),
        part == null ? null : part.call(),
        part == null ? null : part.side(),
        call.party(),
        call.createdBy(),
        call.trunk(),
        call.status().word(),
        call.cause(),
        call.code() == 0 ? null : Integer.valueOf(call.code()),
        call.message(),
        fault == null ? null : fault.name().toLowerCase(Locale.ROOT),
        call.acceptedAt(),
        call.endedAt(),
        setUp,
        call.direction() == Direction.OUTGOING ? setUp.postDialDelay() : null,
        talked == null ? 0 : talked);
  }
}
