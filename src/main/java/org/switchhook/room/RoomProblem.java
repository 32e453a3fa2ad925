package org.switchhook.room;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Problem;

/** What a room refuses, in the words of the wire. */
public final class RoomProblem extends Problem {
  private static final long serialVersionUID = 1L;

  private RoomProblem(int status, String id, @Nullable String field, String detail) {
    super(status, id, field, detail);
  }

  /**
   * The same answer for a room that never was, one of another domain, and one that is shut to the
   * caller.
   */
  public static RoomProblem unknown() {
    return new RoomProblem(404, "room-unknown", null, "There is no such room for you");
  }

  public static RoomProblem closed() {
    return new RoomProblem(409, "room-closed", null, "The room is closed");
  }

  public static RoomProblem full(int limit) {
    return new RoomProblem(
        409, "room-full", null, "The room holds no more than its " + limit + " participants");
  }

  static RoomProblem tooManyRooms(String whose, int most) {
    return new RoomProblem(
        409, "too-many-rooms", null, whose + " may have no more than " + most + " open rooms");
  }

  static RoomProblem tooManyPresences(String where, int most) {
    return new RoomProblem(
        409,
        "too-many-presences",
        null,
        "One person may be " + where + " at most " + most + " times");
  }

  static RoomProblem ownerOnly() {
    return new RoomProblem(
        403, "room-owner-only", null, "Only the owner of the room and admins may do this");
  }

  static RoomProblem notYours() {
    return new RoomProblem(
        403,
        "room-owner-only",
        null,
        "Only the person himself, the maker of a phone's call, the owner of the room and admins may"
            + " do this");
  }

  static RoomProblem changed() {
    return new RoomProblem(
        412, "room-changed", null, "The room has changed since the version that If-Match names");
  }

  static RoomProblem limit(int most) {
    return new RoomProblem(
        400,
        "participant-limit-invalid",
        "participantLimit",
        "participantLimit must be a number from " + Room.LEAST_LIMIT + " to " + most);
  }

  static RoomProblem pin() {
    return new RoomProblem(
        400, "pin-invalid", "pin", "pin must be 4 to 12 digits, or empty to demand none");
  }

  static RoomProblem access(int most) {
    return new RoomProblem(
        400,
        "access-invalid",
        "users",
        "users must be at most " + most + " user ids of 1 to 255 printable ASCII characters");
  }

  static RoomProblem participantUnknown() {
    return new RoomProblem(
        404, "participant-unknown", null, "Nobody with this session id is in the room");
  }

  static RoomProblem phoneUnknown() {
    return new RoomProblem(
        404, "phone-unknown", null, "No phone of this room has this session id or call id");
  }

  static RoomProblem notAnswered() {
    return new RoomProblem(
        409, "call-not-answered", null, "This needs a call that is answered and has not ended");
  }

  /** So many phones need something that mixes, and there is none. */
  static RoomProblem mixerNeeded(int places) {
    return new RoomProblem(
        409,
        "mixer-needed",
        null,
        "A room without a mixer holds no more than " + places + " phones");
  }

  static RoomProblem muteRefused(int code) {
    return new RoomProblem(
        502,
        "mute-refused",
        null,
        "A phone refused the change with " + code + "; all is as before");
  }

  static RoomProblem muteBusy() {
    return new RoomProblem(
        409, "mute-busy", null, "Too many changes wait for this room's phones; this was not done");
  }

  static RoomProblem digitsBusy() {
    return new RoomProblem(
        409, "digits-busy", null, "Too many digits wait for this phone; none of these was sent");
  }

  static RoomProblem broken() {
    return new RoomProblem(500, "internal", null, "Something went wrong on our side");
  }

  /**
   * The room id in a path.
   *
   * @throws RoomProblem 404 {@code room-unknown} when no room can have it
   */
  public static RoomId id(String text) {
    try {
      return new RoomId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }
}
