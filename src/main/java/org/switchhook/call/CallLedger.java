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

/** Writes statuses into the stored calls. Waits for the database; one transaction a method call. */
@Singleton
public class CallLedger implements CallJournal.Writer {
  private static final System.Logger LOG = Log.of(CallLedger.class);

  @PersistenceContext private EntityManager store;

  private final Intents intents;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public CallLedger(Intents intents) {
    this.intents = intents;
  }

  /** All of them or none; a call that is not stored is passed over. */
  @Override
  @Transactional
  public void write(List<CallFact.Changed> statuses) {
    statuses.forEach(this::write);
  }

  private void write(CallFact.Changed fact) {
    Call call = store.find(Call.class, fact.call().value());
    if (call == null) {
      LOG.log(Level.WARNING, "call {0} is not stored; its status is lost", fact.call());
      return;
    }
    call.progress(fact.progress(), fact.at());
    resolve(fact.progress(), call);
  }

  private void resolve(Progress progress, Call call) {
    CallEnd end = progress.end();
    if (end != null) {
      intents.resolve(call.id(), end.cause());
    }
  }
}
