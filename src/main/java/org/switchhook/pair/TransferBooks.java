package org.switchhook.pair;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.switchhook.security.Caller;

/** The transfers of live calls, and for a while of those that have ended. */
@Singleton
class TransferBooks {
  private static final int MOST = 1000;

  private final PairNames names;
  private final PairPictures pictures;
  private final Map<String, TransferBook> ended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TransferBook> eldest) {
          return size() > MOST;
        }
      };

  @Inject
  TransferBooks(PairNames names, PairPictures pictures) {
    this.names = names;
    this.pictures = pictures;
  }

  /**
   * @param call its id, or its public id of the moment
   * @throws org.switchhook.platform.Problem 404 {@code call-unknown}
   */
  Found find(Caller who, String call) {
    PairPicture picture = pictures.find(who, call).orElseThrow(CommandProblem::unknown);
    return names
        .show(who, picture.id())
        .map(pair -> new Found(picture, pair.transfers()))
        .orElseGet(() -> new Found(picture, ended(picture.id())));
  }

  private TransferBook ended(String id) {
    synchronized (ended) {
      TransferBook book = ended.get(id);
      return book == null ? new TransferBook() : book;
    }
  }

  /** The names know it still. */
  void on(@Observes PairFact.Changed fact) {
    if (fact.picture().state() == PairPicture.State.ENDED) {
      names
          .show(fact.maker(), fact.pair())
          .ifPresent(
              pair -> {
                synchronized (ended) {
                  ended.put(pair.id(), pair.transfers());
                }
              });
    }
  }

  /** A call that this person may command, or might have, and its transfers. */
  record Found(PairPicture call, TransferBook transfers) {}
}
