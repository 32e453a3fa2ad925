package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.Log;

/** The stored traces. Every method waits for the database and joins the caller's transaction. */
@Singleton
@Transactional
public class Traces {
  private static final System.Logger LOG = Log.of(Traces.class);

  @PersistenceContext private EntityManager store;

  private final TraceText text;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public Traces(TraceText text) {
    this.text = text;
  }

  /** Stores the trace of a new call; its INVITE may leave when the transaction has committed. */
  void store(CallId call, TrunkId trunk, Dialog dialog) {
    String first = text.write(new Trace(dialog, null)).orElseThrow();
    store.persist(new StoredTrace(call, trunk, first));
  }

  /** A call without a row is passed over; a trace that is too long leaves the last one. */
  void replace(Traced traced) {
    StoredTrace row = store.find(StoredTrace.class, traced.call().value());
    Trace trace = traced.trace();
    if (row != null && trace == null) {
      store.remove(row);
    } else if (row != null && trace != null) {
      text.write(trace).ifPresent(row::replace);
    }
  }

  /** What an earlier process left. A row that cannot be read is removed. */
  List<LostCall> all() {
    return store
        .createQuery("select t from StoredTrace t", StoredTrace.class)
        .getResultList()
        .stream()
        .flatMap(row -> read(row).stream())
        .toList();
  }

  private Optional<LostCall> read(StoredTrace row) {
    Optional<LostCall> lost =
        text.read(row.trace()).map(trace -> new LostCall(row.call(), row.trunk(), trace));
    if (lost.isEmpty()) {
      LOG.log(System.Logger.Level.ERROR, "call {0} left a trace of another form", row.call());
      store.remove(row);
    }
    return lost;
  }
}
