package org.switchhook.dialout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Call;
import org.switchhook.call.Fault;

/** A call as REST shows it; {@code Call} in {@code openapi.yaml}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallView(
    String callid,
    String room,
    String status,
    String number,
    @JsonRawValue String options,
    String createdBy,
    @Nullable String cause,
    @Nullable Integer code,
    @Nullable String message,
    @Nullable String fault,
    Instant acceptedAt,
    @Nullable Instant ringingAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt) {

  static CallView of(Call call) {
    Fault fault = call.fault();
    return new CallView(
        call.id().value(),
        call.room().value(),
        call.status().word(),
        call.party(),
        call.options(),
        call.createdBy(),
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
