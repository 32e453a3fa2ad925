package org.switchhook.pair;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call between two parties as REST, the socket and webhooks show it; {@code CallOfTwo} in {@code
 * openapi.yaml}. Those who see it may see whole numbers.
 *
 * @param code SIP response code that ended it before it was connected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PairView(
    String id,
    String callid,
    String state,
    @Nullable PartyView caller,
    @Nullable PartyView callee,
    String createdAt,
    @Nullable String connectedAt,
    @Nullable String endedAt,
    @Nullable Integer code,
    @Nullable String reason) {

  /** One of the two. */
  public record PartyView(
      String leg, String address, String status, boolean heldByUs, boolean heldByPhone) {
    static @Nullable PartyView of(PairPicture.@Nullable Party party) {
      return party == null
          ? null
          : new PartyView(
              party.leg().value(),
              party.address(),
              party.status().word(),
              party.heldByUs(),
              party.heldByPhone());
    }
  }

  public static PairView of(PairPicture picture) {
    Failure end = picture.end();
    return new PairView(
        picture.id(),
        picture.callid(),
        picture.state().name().toLowerCase(Locale.ROOT),
        PartyView.of(picture.caller()),
        PartyView.of(picture.callee()),
        picture.createdAt().toString(),
        text(picture.connectedAt()),
        text(picture.endedAt()),
        end == null ? null : Integer.valueOf(end.code()),
        end == null || end.reason().isEmpty() ? null : end.reason());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
