package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits on their way to the phone: the next leaves when the last has its final response.
 *
 * @param waiting requests in order; the first digit of the first is in flight when {@code inFlight}
 * @param inFlight sequence number of the INFO without a final response, 0 for none
 */
record Digits(List<Batch> waiting, long inFlight) {
  static final Digits NONE = new Digits(List.of(), 0);

  /** More than a socket may send at once. */
  private static final int MAX_WAITING = 128;

  /** What is left of one request. */
  record Batch(long ticket, String rest) {}

  /**
   * False when so many digits wait already, the one in flight included, that these are too many.
   */
  boolean hasRoomFor(Input.SendDigits in) {
    int count = waiting.stream().mapToInt(batch -> batch.rest().length()).sum();
    return count + in.digits().length() <= MAX_WAITING;
  }

  boolean mayStart() {
    return inFlight == 0 && !waiting.isEmpty();
  }

  Batch first() {
    return waiting.get(0);
  }

  Digits plus(Input.SendDigits in) {
    List<Batch> more = new ArrayList<>(waiting);
    more.add(new Batch(in.ticket(), in.digits()));
    return new Digits(List.copyOf(more), inFlight);
  }

  Digits started(long cseq) {
    return new Digits(waiting, cseq);
  }

  /** The digit in flight was taken. */
  Digits taken() {
    String rest = first().rest().substring(1);
    return rest.isEmpty() ? dropped() : replaced(new Batch(first().ticket(), rest));
  }

  /** The first request is through or given up. */
  Digits dropped() {
    return new Digits(waiting.subList(1, waiting.size()), 0);
  }

  private Digits replaced(Batch batch) {
    List<Batch> rest = new ArrayList<>(waiting);
    rest.set(0, batch);
    return new Digits(List.copyOf(rest), 0);
  }

  /** Nothing of these will be sent any more. */
  List<Effect> abandoned() {
    return waiting.stream()
        .<Effect>map(batch -> new Effect.DigitsDone(batch.ticket(), DigitsOutcome.NOT_ANSWERED))
        .toList();
  }
}
