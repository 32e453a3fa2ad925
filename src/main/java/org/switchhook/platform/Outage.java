package org.switchhook.platform;

import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** Tells a database that does not serve from everything else that can go wrong with it. */
public final class Outage {
  private static final int RETRY_AFTER = 5;

  /**
   * Beginnings of the states that say so: no connection; too few resources; shut down or starting
   * up; and H2's for a connection that broke and a database that is closed. A database always gives
   * a state; what has none comes from the server's pool, which has lost the connection.
   */
  private static final List<String> STATES = List.of("08", "53", "57P", "90067", "90098", "90121");

  private Outage() {}

  /** True when the same may work once the database serves again. */
  public static boolean isBehind(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return isBehind(failure, seen);
  }

  /** 503 {@code store-unavailable} with {@code retryAfter} in seconds. */
  public static Problem problem() {
    return new Problem(
        503,
        "store-unavailable",
        null,
        "The store does not answer; try again",
        Map.of("retryAfter", RETRY_AFTER));
  }

  /** A failed commit may keep its reason among what it suppressed. */
  private static boolean isBehind(Throwable failure, Set<Throwable> seen) {
    if (!seen.add(failure)) {
      return false;
    }
    return isOne(failure)
        || (failure.getCause() != null && isBehind(failure.getCause(), seen))
        || Stream.of(failure.getSuppressed()).anyMatch(one -> isBehind(one, seen));
  }

  private static boolean isOne(Throwable failure) {
    if (failure instanceof SQLException sql) {
      String state = sql.getSQLState();
      return sql instanceof SQLTransientException
          || sql instanceof SQLRecoverableException
          || state == null
          || STATES.stream().anyMatch(state::startsWith);
    }
    return failure instanceof ResourceException
        || failure instanceof XAException
        || isUnexplained(failure);
  }

  /** A commit that failed for a reason of ours says that reason. */
  private static boolean isUnexplained(Throwable failure) {
    boolean commit =
        failure instanceof RollbackException
            || failure instanceof HeuristicMixedException
            || failure instanceof HeuristicRollbackException
            || failure instanceof SystemException;
    return commit && failure.getCause() == null && failure.getSuppressed().length == 0;
  }
}
