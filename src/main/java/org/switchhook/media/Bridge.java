package org.switchhook.media;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;

/**
 * The phones of one room and what is under way between them. Pure: an input gives the next value
 * and what is to be done. One exchange runs at a time, so there are never two offers on a leg.
 *
 * @param places in the order in which they came; the first two are joined
 * @param exchange null when nothing is under way
 * @param told what the room was told of the two
 * @param changed a phone that changed its side by itself, null for none
 * @param lastTicket ticket of the last exchange
 */
record Bridge(
    List<Place> places,
    @Nullable Exchange exchange,
    Told told,
    List<Wish> wishes,
    @Nullable CallId changed,
    long lastTicket) {
  /** What the room was told last. */
  enum Told {
    NOTHING,
    JOINED,
    /** They could not be joined, and that is not tried again. */
    FAILED
  }

  static final Bridge EMPTY = after(0);

  /**
   * Nobody is there.
   *
   * @param lastTicket tickets go on from it
   */
  static Bridge after(long lastTicket) {
    return new Bridge(List.of(), null, Told.NOTHING, List.of(), null, lastTicket);
  }

  BridgeStep on(BridgeInput input) {
    return new BridgeTurn(this).take(input);
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** The phone that hears this one. */
  Optional<CallId> other(CallId call) {
    boolean joined = told == Told.JOINED && places.size() > 1;
    if (joined && places.get(0).call().equals(call)) {
      return Optional.of(places.get(1).call());
    }
    return joined && places.get(1).call().equals(call)
        ? Optional.of(places.get(0).call())
        : Optional.empty();
  }
}
