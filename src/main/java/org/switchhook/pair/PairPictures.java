package org.switchhook.pair;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * The calls between two parties as those who may command them see them: live ones, and for a while
 * those that have ended. Safe for use by many threads.
 */
@Singleton
public class PairPictures {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 1000;

  private final PairNames names;
  private final PairWorld world;
  private final Ended ended = new Ended(MOST);

  @Inject
  PairPictures(PairNames names, PairWorld world) {
    this.names = names;
    this.world = world;
  }

  /**
   * @param name its id, or its public id of the moment
   */
  public Optional<PairPicture> find(Caller who, String name) {
    return names
        .show(who, name)
        .map(pair -> pair.telling().picture())
        .or(() -> ended.find(who, name, world.now().minus(KEPT)));
  }

  /** Live calls, the newest first. */
  List<PairPicture> list(Caller who, @Nullable Instant before, String id, int most) {
    return names
        .all(who)
        .map(pair -> pair.telling().picture())
        .filter(Objects::nonNull)
        .filter(picture -> before == null || isBehind(picture, before, id))
        .sorted(
            Comparator.comparing(PairPicture::createdAt).thenComparing(PairPicture::id).reversed())
        .limit(most)
        .toList();
  }

  private static boolean isBehind(PairPicture picture, Instant before, String id) {
    int time = picture.createdAt().compareTo(before);
    return time < 0 || (time == 0 && picture.id().compareTo(id) < 0);
  }

  void on(@Observes PairFact.Changed fact) {
    if (fact.picture().state() == PairPicture.State.ENDED) {
      ended.add(fact.maker(), fact.picture());
    }
  }
}
