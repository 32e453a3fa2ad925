package org.switchhook.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.switchhook.call.Status;

/** What a webhook may be told of, in the words of the wire. Names are for ever. */
enum EventType {
  CALL_ACCEPTED("call.accepted"),
  CALL_RINGING("call.ringing"),
  CALL_CONNECTED("call.connected"),
  CALL_REJECTED("call.rejected"),
  CALL_CLEARED("call.cleared"),
  /** A call between two parties: its caller is being rung. */
  PAIR_STARTING("pair.starting"),
  /** The callee is being rung; the caller has answered, or called us. */
  PAIR_RINGING("pair.ringing"),
  PAIR_CONNECTED("pair.connected"),
  /** A command or a phone holds more than before. */
  PAIR_HELD("pair.held"),
  PAIR_RESUMED("pair.resumed"),
  /** A party was replaced. */
  PAIR_CHANGED("pair.changed"),
  PAIR_ENDED("pair.ended"),
  /** A transfer has begun or has another state. */
  PAIR_TRANSFER("pair.transfer"),
  /** Asked for by an admin; no filter keeps it back. */
  TEST("webhook.test");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static EventType of(Status status) {
    return switch (status) {
      case ACCEPTED -> CALL_ACCEPTED;
      case RINGING -> CALL_RINGING;
      case CONNECTED -> CALL_CONNECTED;
      case REJECTED -> CALL_REJECTED;
      case CLEARED -> CALL_CLEARED;
    };
  }

  /** Empty for a word that no filter may name. */
  static Optional<EventType> named(String word) {
    return Arrays.stream(values()).filter(type -> type != TEST && type.word.equals(word)).findAny();
  }

  /** Those that a filter may name. */
  static List<String> words() {
    return Arrays.stream(values()).filter(type -> type != TEST).map(EventType::word).toList();
  }
}
