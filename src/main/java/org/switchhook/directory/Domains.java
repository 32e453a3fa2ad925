package org.switchhook.directory;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;

/** The stored domains. Every method joins the caller's transaction. */
@Singleton
class Domains {
  /** Levels of the tree; deeper ones can not be made. */
  static final int DEEPEST = 16;

  @PersistenceContext private EntityManager store;

  @SuppressWarnings("NullAway.Init") // the container injects the store
  Domains() {}

  Domains(EntityManager store) {
    this.store = store;
  }

  Optional<Domain> find(DomainId id) {
    return Optional.ofNullable(store.find(Domain.class, id.value()));
  }

  /** Keeps changes of what belongs to the domain apart until the transaction ends. */
  void lock(DomainId id) {
    store.find(Domain.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  /** The domain, stored now when it was not there; it has no parent then. */
  Domain keep(DomainId id) {
    return find(id)
        .orElseGet(
            () -> {
              Domain made = new Domain(id);
              store.persist(made);
              return made;
            });
  }

  /** The domain itself, then its parent, and so on up; one that is not stored stands alone. */
  List<DomainId> lineage(DomainId id) {
    List<DomainId> line = new ArrayList<>();
    Optional<DomainId> next = Optional.of(id);
    while (next.isPresent() && line.size() <= DEEPEST) {
      line.add(next.get());
      next = find(next.get()).flatMap(Domain::parent);
    }
    return line;
  }

  /** The domain itself and all that lie below it. */
  Set<DomainId> below(DomainId top) {
    Set<DomainId> all = new LinkedHashSet<>(List.of(top));
    List<DomainId> level = List.of(top);
    while (!level.isEmpty()) {
      level = children(level).stream().filter(all::add).toList();
    }
    return all;
  }

  private List<DomainId> children(List<DomainId> parents) {
    return store
        .createQuery("select d.id from Domain d where d.parent in :parents", String.class)
        .setParameter("parents", parents.stream().map(DomainId::value).toList())
        .getResultList()
        .stream()
        .map(DomainId::new)
        .toList();
  }

  /**
   * @param above null makes the domain a top
   * @throws IllegalArgumentException when it would lie below itself, or too deep
   */
  void move(DomainId id, @Nullable DomainId above) {
    Domain domain = keep(id);
    if (above != null) {
      keep(above);
      List<DomainId> line = lineage(above);
      if (line.contains(id) || line.size() >= DEEPEST) {
        throw new IllegalArgumentException(id + " can not lie below " + above);
      }
    }
    domain.moveBelow(above);
  }
}
