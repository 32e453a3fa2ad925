package org.switchhook.dialout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.Call;
import org.switchhook.call.Fault;

/**
 * A call as REST shows it; {@code Call} in {@code openapi.yaml}.
 *
 * @param number whole or masked
 * @param options JSON text; null for those who do not see them
 * @param createdBy null for an incoming call
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallView(
    String callid,
    @Nullable String room,
    String direction,
    String status,
    String number,
    @JsonRawValue @Nullable String options,
    @Nullable String createdBy,
    @Nullable String cause,
    @Nullable Integer code,
    @Nullable String message,
    @Nullable String fault,
    Instant acceptedAt,
    @Nullable Instant ringingAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt) {

  /** For those who may see whom it calls: its maker and who runs the room. */
  static CallView whole(Call call) {
    return of(call, call.party(), call.options());
  }

  /** For the others in the room, who see of the phone what the socket shows. */
  static CallView masked(Call call) {
    return of(call, call.masked(), null);
  }

  private static CallView of(Call call, String number, @Nullable String options) {
    RoomId room = call.room();
    Fault fault = call.fault();
    return new CallView(
        call.id().value(),
        room == null ? null : room.value(),
        call.direction().word(),
        call.status().word(),
        number,
        options,
        call.createdBy().isEmpty() ? null : call.createdBy(),
        call.cause(),
        call.code() == 0 ? null : Integer.valueOf(call.code()),
        call.message(),
        fault == null ? null : fault.name().toLowerCase(Locale.ROOT),
        call.acceptedAt(),
        call.ringingAt(),
        call.connectedAt(),
        call.endedAt());
  }
}
