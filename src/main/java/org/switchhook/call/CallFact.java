package org.switchhook.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;

/**
 * What happened to a call, fired as a CDI event on the call's loop, in order per call. An observer
 * must not wait: it hands its work over and returns.
 */
public sealed interface CallFact {
  CallId call();

  /** The room that watches the call; null when it is in none. */
  @Nullable RoomId room();

  Instant at();

  /**
   * The public status changed; no status comes twice and none after an end.
   *
   * @param setUp what is known of it by now
   */
  record Changed(
      CallId call, @Nullable RoomId room, Party party, Progress progress, SetUp setUp, Instant at)
      implements CallFact, Entry {}

  /** The phone sent a digit by INFO. */
  record DigitHeard(CallId call, @Nullable RoomId room, char digit, Instant at)
      implements CallFact {}

  /**
   * The peer refused a digit of ours; the digits behind it were dropped.
   *
   * @param code its response, 408 when there was none
   */
  record DigitRefused(CallId call, @Nullable RoomId room, int code, String text, Instant at)
      implements CallFact {}

  /** Something about the phone's session, for the bridge. */
  record Media(CallId call, @Nullable RoomId room, MediaReport report, Instant at)
      implements CallFact {}

  /**
   * A provisional answer to our INVITE, but 100.
   *
   * @param text reason phrase, control characters removed
   */
  record Tried(CallId call, @Nullable RoomId room, int code, String text, Instant at)
      implements CallFact {}

  /** Something about a transfer by REFER, for the owner of the leg. */
  record Refer(CallId call, @Nullable RoomId room, ReferReport report, Instant at)
      implements CallFact {}
}
