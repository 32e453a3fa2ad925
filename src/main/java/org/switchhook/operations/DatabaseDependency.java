package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.switchhook.platform.Work;

/** The database: up when the pool gives a connection in time, and the connection answers. */
@Singleton
class DatabaseDependency implements Dependency {
  private final DataSource pool;
  private final int seconds;
  private final Pulse pulse;

  @Inject
  DatabaseDependency(DataSource pool, Work work, HealthSettings settings, Clock clock) {
    this.pool = pool;
    this.seconds = (int) Math.max(1, settings.databaseTime().toSeconds());
    this.pulse = new Pulse(work, this::isValid, settings.databaseTime(), settings.kept(), clock);
  }

  private boolean isValid() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(seconds);
    }
  }

  @Override
  public Condition condition() {
    boolean up = pulse.beats();
    String detail = up ? "It answers" : "It gives no connection, or no answer in time";
    return new Condition("database", State.of(up), true, detail);
  }
}
