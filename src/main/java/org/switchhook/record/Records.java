package org.switchhook.record;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import org.switchhook.call.Call;
import org.switchhook.directory.Directory;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * The calls that have ended. The record of a call is its row: what happens to a call is written
 * there on its way, also by a start after a crash, so that a record can neither be missing nor tell
 * something else.
 */
@Singleton
@Transactional
public class Records {
  @PersistenceContext private EntityManager store;

  private final Directory directory;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public Records(Directory directory) {
    this.directory = directory;
  }

  /** Those that the caller may see, the one that ended last first. */
  public Page<RecordView> list(Caller caller, RecordFilter filter, Slice slice) {
    return Page.of(
        visible(caller).matching(filter).read(slice),
        slice,
        call -> Cursor.at(end(call), call.id()),
        RecordView::of);
  }

  /** An admin sees those of the domains that he runs. */
  private RecordQuery visible(Caller caller) {
    RecordQuery all = new RecordQuery(store);
    return caller.isAdmin() ? all.of(directory.runBy(caller)) : all.of(caller);
  }

  private static Instant end(Call call) {
    return Objects.requireNonNull(call.endedAt());
  }
}
