package org.switchhook.pair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transfers of one call: at most one that runs, and the last that have ended. Safe for use by
 * many threads.
 */
final class TransferBook {
  private static final int MOST_ENDED = 16;

  private final Deque<Transfer> ended = new ArrayDeque<>();
  private @Nullable Transfer running;
  private @Nullable Transfer promised;

  /**
   * Begins a transfer that nobody has been told of yet.
   *
   * @param target null when it is a party of another call
   * @return null while another one runs
   */
  synchronized @Nullable Transfer open(
      Pair pair,
      PairWorld world,
      TransferPicture.Kind kind,
      Side transferor,
      @Nullable String target,
      @Nullable String otherCall) {
    if (running != null) {
      return null;
    }
    TransferPicture picture =
        new TransferPicture(
            world.newId(),
            kind,
            transferor,
            target,
            otherCall,
            TransferPicture.State.CALLING,
            0,
            "",
            world.now(),
            world.now());
    running = new Transfer(pair, world, this, picture);
    return running;
  }

  /** Somebody is going to be told its id: from now on it is kept, whatever becomes of it. */
  synchronized void promise(Transfer transfer) {
    promised = transfer;
  }

  synchronized boolean isPromised(Transfer transfer) {
    return transfer.equals(promised);
  }

  /** It never was. */
  synchronized void withdraw(Transfer transfer) {
    ended(transfer, false);
  }

  synchronized void ended(Transfer transfer, boolean kept) {
    if (transfer.equals(running)) {
      running = null;
      promised = null;
      if (kept) {
        ended.addFirst(transfer);
      }
      if (ended.size() > MOST_ENDED) {
        ended.removeLast();
      }
    }
  }

  synchronized Optional<Transfer> find(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The newest first. */
  synchronized List<Transfer> all() {
    List<Transfer> all = new ArrayList<>();
    if (running != null) {
      all.add(running);
    }
    all.addAll(ended);
    return all;
  }
}
