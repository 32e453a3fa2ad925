package org.switchhook.call;

import java.util.List;
import org.switchhook.platform.Timers;

/** A journal for tests of other packages. */
public final class JournalFixture {
  private static final int CAPACITY = 100;

  private JournalFixture() {}

  /**
   * @param written takes what it writes, at once
   */
  public static CallJournal into(List<Object> written, Timers timers) {
    return new CallJournal(written::addAll, Runnable::run, timers, CAPACITY);
  }
}
