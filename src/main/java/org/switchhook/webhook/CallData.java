package org.switchhook.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.Call;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.Fault;
import org.switchhook.call.LegOf;

/**
 * A call as an event shows it, in the words of its record; {@code CallEventData} in {@code
 * openapi.yaml}.
 *
 * @param call the call between two parties of which this is a leg, null for none; as {@code leg}
 * @param number whole, since only admins register webhooks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallData(
    String callid,
    @Nullable String room,
    @Nullable String call,
    @Nullable String leg,
    String direction,
    String number,
    String status,
    @Nullable String cause,
    @Nullable Integer code,
    @Nullable String message,
    @Nullable String fault) {

  static CallData of(CallFact.Changed fact, Call call) {
    @Nullable RoomId room = fact.room();
    @Nullable LegOf leg = call.part();
    @Nullable CallEnd end = fact.progress().end();
    return new CallData(
        fact.call().value(),
        room == null ? null : room.value(),
        leg == null ? null : leg.call(),
        leg == null ? null : leg.side(),
        call.direction().word(),
        fact.party().text(),
        fact.progress().status().word(),
        end == null ? null : end.cause(),
        end == null ? null : code(end.code()),
        end == null || end.text().isEmpty() ? null : end.text(),
        end == null ? null : word(end.fault()));
  }

  /** What the row tells, for an end of which there was no fact. */
  static CallData of(Call call) {
    @Nullable RoomId room = call.room();
    @Nullable LegOf leg = call.part();
    @Nullable Fault fault = call.fault();
    return new CallData(
        call.id().value(),
        room == null ? null : room.value(),
        leg == null ? null : leg.call(),
        leg == null ? null : leg.side(),
        call.direction().word(),
        call.party(),
        call.status().word(),
        call.cause(),
        code(call.code()),
        call.message(),
        fault == null ? null : word(fault));
  }

  private static @Nullable Integer code(int code) {
    return code == 0 ? null : Integer.valueOf(code);
  }

  private static String word(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }
}
