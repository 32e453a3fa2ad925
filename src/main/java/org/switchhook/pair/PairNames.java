package org.switchhook.pair;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.switchhook.address.CallId;
import org.switchhook.call.CallFact;
import org.switchhook.security.Caller;

/**
 * The calls between two parties that live on this node, by all their names, and which of them has
 * which leg. Safe for use by many threads.
 */
@Singleton
public class PairNames {
  private final Map<String, Pair> byId = new ConcurrentHashMap<>();
  private final Map<String, Pair> byPublicId = new ConcurrentHashMap<>();
  private final Map<String, Pair> bySipCallId = new ConcurrentHashMap<>();
  private final Map<String, Pair> byAlias = new ConcurrentHashMap<>();
  private final Map<CallId, Pair> byLeg = new ConcurrentHashMap<>();

  @Inject
  public PairNames() {}

  void add(Pair pair) {
    byId.put(pair.id(), pair);
    String alias = pair.alias();
    if (alias != null) {
      byAlias.putIfAbsent(alias, pair);
    }
  }

  /** The name it had before is none any more, though one of its legs may have it as Call-ID. */
  void named(Pair pair, String before, String publicId) {
    byPublicId.remove(before, pair);
    bySipCallId.remove(before, pair);
    byPublicId.put(publicId, pair);
  }

  /** A Call-ID that a phone has chosen names no call when it names another one already. */
  void owns(Pair pair, Line line) {
    Pair before = byLeg.put(line.call(), pair);
    bySipCallId.compute(
        line.sipCallId(), (id, named) -> named == null || named == before ? pair : named);
  }

  void forget(Line line) {
    Pair pair = byLeg.remove(line.call());
    if (pair != null) {
      bySipCallId.remove(line.sipCallId(), pair);
    }
  }

  Optional<Pair> having(CallId leg) {
    return Optional.ofNullable(byLeg.get(leg));
  }

  void forget(Pair pair) {
    byId.remove(pair.id(), pair);
    byPublicId.remove(pair.publicId(), pair);
    String alias = pair.alias();
    if (alias != null) {
      byAlias.remove(alias, pair);
    }
  }

  /** The call of that name, if this person may command it: his own, or as an admin his domain's. */
  Optional<Pair> find(Caller who, String name) {
    return first(name).filter(pair -> mayCommand(who, pair.maker()));
  }

  /** As {@link #find}, by the id that it keeps or its public id of the moment. */
  Optional<Pair> show(Caller who, String name) {
    Pair found = byId.get(name);
    return Optional.ofNullable(found == null ? byPublicId.get(name) : found)
        .filter(pair -> mayCommand(who, pair.maker()));
  }

  /** Those that this person may command. */
  Stream<Pair> all(Caller who) {
    return byId.values().stream().filter(pair -> mayCommand(who, pair.maker()));
  }

  static boolean mayCommand(Caller who, Caller maker) {
    boolean own = who.user().equals(maker.user());
    return who.domain().equals(maker.domain()) && (own || who.isAdmin());
  }

  private Optional<Pair> first(String name) {
    Pair found = byPublicId.get(name);
    found = found == null ? byId.get(name) : found;
    found = found == null ? bySipCallId.get(name) : found;
    return Optional.ofNullable(found == null ? byAlias.get(name) : found);
  }

  /** How many calls live. */
  public int size() {
    return byId.size();
  }

  /** How many legs they have. */
  public int legs() {
    return byLeg.size();
  }

  /** Hands a fact that came to a call when it had the leg no more to the one that has it. */
  void passOn(Pair pair, CallFact fact) {
    Pair owner = byLeg.get(fact.call());
    if (owner != null && !owner.equals(pair)) {
      owner.execute(() -> owner.hear(fact));
    }
  }

  void on(@Observes CallFact fact) {
    Pair pair = byLeg.get(fact.call());
    if (pair != null) {
      pair.execute(() -> pair.hear(fact));
    }
  }
}
