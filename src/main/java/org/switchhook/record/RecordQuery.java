package org.switchhook.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.call.Call;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/** One question for records; the one that ended last comes first. */
final class RecordQuery {
  private static final String END = "endedAt";

  private final EntityManager store;
  private final CriteriaBuilder is;
  private final CriteriaQuery<Call> query;
  private final Root<Call> call;
  private final List<Predicate> conditions = new ArrayList<>();

  /** Without calls that still live, which have no record yet. */
  RecordQuery(EntityManager store) {
    this.store = store;
    is = store.getCriteriaBuilder();
    query = is.createQuery(Call.class);
    call = query.from(Call.class);
    conditions.add(is.isNotNull(call.get(END)));
  }

  /** For an admin. */
  RecordQuery of(Set<DomainId> domains) {
    conditions.add(call.get("domain").in(domains.stream().map(DomainId::value).toList()));
    return this;
  }

  /** Those of the calls that he asked for. */
  RecordQuery of(Caller user) {
    return equal("domain", user.domain().value()).equal("createdBy", user.user().value());
  }

  RecordQuery matching(RecordFilter filter) {
    if (filter.from() != null) {
      conditions.add(is.greaterThanOrEqualTo(call.get(END), filter.from()));
    }
    if (filter.to() != null) {
      conditions.add(is.lessThan(call.get(END), filter.to()));
    }
    return equal("room", filter.room())
        .equal("party", filter.number())
        .equal("status", filter.status())
        .equal("cause", filter.cause())
        .equal("direction", filter.direction());
  }

  private RecordQuery equal(String attribute, @Nullable Object value) {
    if (value != null) {
      conditions.add(is.equal(call.get(attribute), value));
    }
    return this;
  }

  /**
   * @throws org.switchhook.platform.Problem 400 {@code cursor-invalid}
   */
  List<Call> read(Slice slice) {
    Cursor after = slice.after();
    if (after != null) {
      conditions.add(after(after.time(0), after.key(1)));
    }
    query.where(conditions.toArray(Predicate[]::new));
    query.orderBy(is.desc(call.get(END)), is.desc(call.get("id")));
    TypedQuery<Call> asked = store.createQuery(query);
    return asked.setMaxResults(slice.fetch()).getResultList();
  }

  private Predicate after(Instant time, String id) {
    return is.or(
        is.lessThan(call.get(END), time),
        is.and(is.equal(call.get(END), time), is.lessThan(call.get("id"), id)));
  }
}
