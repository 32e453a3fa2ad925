package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.CallJournal;

/**
 * Statuses of calls on their way into the database: down when so many wait that calls are refused.
 */
@Singleton
class JournalDependency implements Dependency {
  private final CallJournal journal;

  @Inject
  JournalDependency(CallJournal journal) {
    this.journal = journal;
  }

  @Override
  public Condition condition() {
    String detail = journal.length() + " statuses of calls wait for the database";
    return new Condition("journal", State.of(journal.hasRoom()), true, detail);
  }
}
