package org.switchhook.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.Call;

/**
 * All that is known of a call; {@code CallDebug} in {@code openapi.yaml}.
 *
 * @param number masked
 * @param live null when the call is not live in this process
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DebugView(
    String callid,
    @Nullable String room,
    String direction,
    String status,
    String number,
    @Nullable String cause,
    Instant acceptedAt,
    @Nullable Instant inviteAt,
    @Nullable Instant ringingAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable LiveView live) {

  static DebugView of(Call call, @Nullable LiveView live) {
    RoomId room = call.room();
    return new DebugView(
        call.id().value(),
        room == null ? null : room.value(),
        call.direction().word(),
        call.status().word(),
        call.masked(),
        call.cause(),
        call.acceptedAt(),
        call.setUp().invitedAt(),
        call.ringingAt(),
        call.connectedAt(),
        call.endedAt(),
        live);
  }
}
