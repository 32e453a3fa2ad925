package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.util.List;
import org.switchhook.dialling.Intents;
import org.switchhook.platform.Log;

/** Writes statuses and traces of calls. Waits for the database; one transaction a method call. */
@Singleton
public class CallLedger implements CallJournal.Writer {
  private static final System.Logger LOG = Log.of(CallLedger.class);

  @PersistenceContext private EntityManager store;

  private final Intents intents;
  private final Traces traces;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public CallLedger(Intents intents, Traces traces) {
    this.intents = intents;
    this.traces = traces;
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
