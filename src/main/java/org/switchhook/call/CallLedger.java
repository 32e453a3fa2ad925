package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import org.switchhook.address.CallId;
import org.switchhook.dialling.Intents;
import org.switchhook.platform.Log;

/** Writes statuses and traces of calls. Waits for the database; one transaction a method call. */
@Singleton
public class CallLedger implements CallJournal.Writer {
  private static final System.Logger LOG = Log.of(CallLedger.class);

  @PersistenceContext private EntityManager store;

  private final Intents intents;
  private final Traces traces;
  private final Clock clock;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public CallLedger(Intents intents, Traces traces, Clock clock) {
    this.intents = intents;
    this.traces = traces;
    this.clock = clock;
  }

  /** All of them or none; a call that is not stored is passed over. */
  @Override
  @Transactional
  public void write(List<Entry> entries) {
    entries.forEach(this::write);
  }

  private void write(Entry entry) {
    if (entry instanceof CallFact.Changed status) {
      write(status);
    } else if (entry instanceof Traced traced) {
      traces.replace(traced);
    } else if (entry instanceof Unplaced unplaced) {
      end(unplaced.call());
    }
  }

  private void end(CallId id) {
    Call call = store.find(Call.class, id.value());
    if (call != null) {
      Progress end = Progress.rejected(CallEnd.UNKNOWN);
      call.progress(end, clock.instant());
      resolve(end, call);
      traces.replace(new Traced(id, null));
    }
  }

  private void write(CallFact.Changed fact) {
    Call call = store.find(Call.class, fact.call().value());
    if (call == null) {
      LOG.log(Level.WARNING, "call {0} is not stored; its status is lost", fact.call());
      return;
    }
    call.add(fact);
    resolve(fact.progress(), call);
  }

  private void resolve(Progress progress, Call call) {
    CallEnd end = progress.end();
    if (end != null) {
      intents.resolve(call.id(), end.cause());
    }
  }
}
