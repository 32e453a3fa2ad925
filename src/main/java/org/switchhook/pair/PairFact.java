package org.switchhook.pair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * What happened to a call between two parties, fired as a CDI event in its turn, in order per call.
 * An observer must not wait: it hands its work over and returns.
 */
public sealed interface PairFact {
  /** Stays the same as long as the call lives, whatever legs it has. */
  String pair();

  /** Whose call it is. */
  Caller maker();

  Instant at();

  /**
   * Its state, a leg, a party or a hold mark is another one than before.
   *
   * @param picture the call as it is now
   * @param before the call as it was told last; null the first time
   */
  record Changed(PairPicture picture, @Nullable PairPicture before, Caller maker, Instant at)
      implements PairFact {
    @Override
    public String pair() {
      return picture.id();
    }
  }

  /**
   * A transfer has begun, has another state than before, or there is news of its target.
   *
   * @param transfer as it is now
   */
  record Transferred(String pair, TransferPicture transfer, Caller maker, Instant at)
      implements PairFact {}
}
