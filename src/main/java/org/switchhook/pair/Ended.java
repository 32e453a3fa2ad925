package org.switchhook.pair;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.switchhook.security.Caller;

/** How the latest calls ended. Safe for use by many threads. */
final class Ended {
  private final Map<String, Last> byId;
  private final Map<String, String> idByCallid = new HashMap<>();

  Ended(int most) {
    byId =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
            boolean tooMany = size() > most;
            if (tooMany) {
              idByCallid.remove(eldest.getValue().picture().callid());
            }
            return tooMany;
          }
        };
  }

  synchronized void add(Caller maker, PairPicture picture) {
    idByCallid.put(picture.callid(), picture.id());
    byId.put(picture.id(), new Last(maker, picture));
  }

  /**
   * @param since what ended earlier is forgotten
   */
  synchronized Optional<PairPicture> find(Caller who, String name, Instant since) {
    return Optional.ofNullable(byId.get(idByCallid.getOrDefault(name, name)))
        .filter(last -> PairNames.mayCommand(who, last.maker()))
        .map(Last::picture)
        .filter(picture -> picture.endedAt() != null && picture.endedAt().isAfter(since));
  }

  private record Last(Caller maker, PairPicture picture) {}
}
