package org.switchhook.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.platform.Ids;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * The stored values and the trail of their changes. Every method joins the caller's transaction.
 */
@Singleton
class Settings {
  private static final String CHANGES = "select c from Change c where c.domain in :domains";
  private static final String BEFORE =
      " and (c.changedAt < :time or (c.changedAt = :time and c.id < :id))";
  private static final String NEWEST_FIRST = " order by c.changedAt desc, c.id desc";

  @PersistenceContext private EntityManager store;

  private final Ids ids;
  private final Clock clock;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  Settings(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  Settings(Ids ids, Clock clock, EntityManager store) {
    this(ids, clock);
    this.store = store;
  }

  /** Empty when nothing is set. */
  Optional<Boolean> value(Holder holder, Permission permission) {
    return find(holder, permission).map(Setting::isEnabled);
  }

  /**
   * Sets a value or takes it away; one that stays the same leaves no trace. The holder has to be
   * locked.
   *
   * @param wanted null for none
   */
  void set(Caller by, Holder holder, Permission permission, @Nullable Boolean wanted) {
    Optional<Setting> held = find(holder, permission);
    Boolean before = held.map(Setting::isEnabled).orElse(null);
    if (Objects.equals(wanted, before)) {
      return;
    }
    if (wanted == null) {
      held.ifPresent(store::remove);
    } else {
      held.ifPresentOrElse(
          setting -> setting.enable(wanted),
          () -> store.persist(new Setting(Setting.Key.of(holder, permission), wanted)));
    }
    store.persist(
        new Change(ids.next(), clock.instant(), by, holder, permission).of(before, wanted));
  }

  /** The changes of users and domains in these domains, newest first. */
  List<Change> changes(Collection<DomainId> domains, Slice slice) {
    Cursor after = slice.after();
    TypedQuery<Change> query =
        store
            .createQuery(CHANGES + (after == null ? "" : BEFORE) + NEWEST_FIRST, Change.class)
            .setParameter("domains", domains.stream().map(DomainId::value).toList())
            .setMaxResults(slice.fetch());
    if (after != null) {
      query.setParameter("time", after.time(0)).setParameter("id", after.key(1));
    }
    return query.getResultList();
  }

  private Optional<Setting> find(Holder holder, Permission permission) {
    return Optional.ofNullable(store.find(Setting.class, Setting.Key.of(holder, permission)));
  }
}
