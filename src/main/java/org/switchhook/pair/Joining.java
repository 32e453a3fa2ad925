package org.switchhook.pair;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.switchhook.call.Media;

/** Lets two phones hear each other by passing their descriptions across (RFC 3725 flow I). */
final class Joining {
  private static final int NOT_ACCEPTABLE = 488;

  private Joining() {}

  /**
   * The offer of the first phone goes to the second, the answer back. What the first one owes is
   * taken for its offer, else it is asked for one.
   *
   * @param keep whether the first one stays with its session when it comes to nothing; otherwise it
   *     waits
   * @return {@link Said.Yes} when both agreed and the first one is still there; otherwise the first
   *     one is as it was, and the second one too unless the first one has left meanwhile
   */
  static CompletionStage<Said> join(Line first, Line second, boolean keep) {
    Media known = first.said();
    CompletionStage<Said> offer =
        first.isOwed() && known != null
            ? CompletableFuture.completedStage(new Said.Yes(known))
            : first.fetch();
    return offer.thenCompose(
        said -> said instanceof Said.Yes yes ? pass(first, second, yes.media(), keep) : done(said));
  }

  /** As above; when it comes to nothing, the second one gets back what it had. */
  static CompletionStage<Said> joinOrGiveBack(Line first, Line second, boolean keep) {
    Media had = second.told();
    return join(first, second, keep)
        .thenCompose(
            said ->
                said instanceof Said.Yes || had == null || second.knows(had)
                    ? done(said)
                    : second.pass(had).thenApply(any -> said));
  }

  private static CompletionStage<Said> pass(Line first, Line second, Media offer, boolean keep) {
    return second
        .pass(second.limited(offer, first))
        .thenApply(
            said -> {
              if (first.isOver()) {
                return said instanceof Said.No ? said : Reason.no(Reason.TERMINATED, "");
              }
              if (said instanceof Said.Yes yes && (yes.media().hasAudio() || !offer.hasAudio())) {
                second.described(yes.media());
                first.answer(first.limited(yes.media(), second));
                return said;
              }
              first.decline(keep);
              return said instanceof Said.No ? said : Reason.no(NOT_ACCEPTABLE, "No common audio");
            });
  }

  private static CompletionStage<Said> done(Said said) {
    return CompletableFuture.completedStage(said);
  }
}
