package org.switchhook.pair;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The two parties of a call while the first one speaks to a third, and how they get back to each
 * other.
 */
final class Apart {
  private final Line busy;
  private final Line idle;
  private boolean busyHeld;
  private boolean idleHeld;

  /**
   * @param busy who speaks to a third party
   */
  Apart(Line busy, Line idle) {
    this.busy = busy;
    this.idle = idle;
    this.busyHeld = busy.marks().ours();
    this.idleHeld = idle.marks().ours();
  }

  /** They have spoken since: that a command held them before is over. */
  void spoke() {
    busyHeld = false;
    idleHeld = false;
  }

  /**
   * As they were held before; who does not get through to the other stays held by us, so that a
   * resume tries again.
   */
  CompletionStage<Said> rejoin() {
    holdAsBefore();
    return join(idle, busy);
  }

  /** The same; when it comes to nothing it changes nothing. */
  CompletionStage<Said> tryToRejoin() {
    boolean one = busy.marks().ours();
    boolean two = idle.marks().ours();
    holdAsBefore();
    return Joining.join(idle, busy, true)
        .thenApply(
            said -> {
              if (said instanceof Said.No) {
                hold(busy, one);
                hold(idle, two);
              }
              return said;
            });
  }

  private void holdAsBefore() {
    hold(busy, busyHeld);
    hold(idle, idleHeld);
  }

  /** Joins two that were silenced, or has them held. */
  static CompletionStage<Said> join(Line one, Line two) {
    return Joining.join(one, two, true)
        .thenApply(
            said -> {
              if (said instanceof Said.No) {
                hold(one, true);
                hold(two, true);
              }
              return said;
            });
  }

  /**
   * Lets {@code one}, who is silenced and perhaps held by us, speak to {@code two}. When it comes
   * to nothing it changes nothing.
   *
   * @param freed whose hold is over then
   */
  static CompletionStage<Said> join(Line one, Line two, Line freed, boolean keep) {
    boolean held = freed.marks().ours();
    hold(freed, false);
    return Joining.join(one, two, keep)
        .thenApply(
            said -> {
              if (said instanceof Said.No) {
                hold(freed, held);
              }
              return said;
            });
  }

  /**
   * Whoever speaks to that party is silenced, and {@code next} speaks to it instead. When it comes
   * to nothing it changes nothing.
   */
  static CompletionStage<Said> swap(Line party, Line now, Line next) {
    return now.silence(party)
        .thenCompose(said -> said instanceof Said.No ? same(said) : speakInstead(party, now, next));
  }

  private static CompletionStage<Said> speakInstead(Line party, Line now, Line next) {
    return join(next, party, next, true)
        .thenCompose(
            said ->
                said instanceof Said.No ? now.restore(party).thenApply(any -> said) : same(said));
  }

  private static CompletionStage<Said> same(Said said) {
    return CompletableFuture.completedStage(said);
  }

  private static void hold(Line line, boolean held) {
    line.mark(line.marks().ours(held));
  }
}
