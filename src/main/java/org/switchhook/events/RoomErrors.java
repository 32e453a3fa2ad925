package org.switchhook.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;
import org.switchhook.socket.Message;

/** A room's refusals in the words of the socket. */
final class RoomErrors {
  private RoomErrors() {}

  /**
   * Code by status: 404 and 410 {@code no_such_room}, 403 {@code not_allowed}, else its own word.
   */
  static Message message(@Nullable String request, Problem problem) {
    String code =
        switch (problem.status()) {
          case 404, 410 -> "no_such_room";
          case 403 -> "not_allowed";
          default -> problem.id().replace('-', '_');
        };
    return Wire.error(request, code, problem.detail());
  }

  /** For a control: what the room refuses is {@code not_allowed}; a failure on our side is not. */
  static Message control(@Nullable String request, Problem problem) {
    if (problem.status() >= 500) {
      return message(request, problem);
    }
    return Wire.error(request, "not_allowed", problem.detail(), Map.of("problem", problem.id()));
  }
}
