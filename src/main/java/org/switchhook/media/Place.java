package org.switchhook.media;

import org.switchhook.address.CallId;
import org.switchhook.call.Mute;

/** A phone in a room. */
record Place(CallId call, Mute mute, State state) {
  /** How its session stands. */
  enum State {
    WAITS,
    JOINED,
    /** It took an offer of which the other phone knows nothing. */
    UNSURE
  }

  static Place of(CallId call) {
    return new Place(call, Mute.NONE, State.WAITS);
  }

  Place in(State next) {
    return new Place(call, mute, next);
  }

  Place with(Mute other) {
    return new Place(call, other, state);
  }
}
