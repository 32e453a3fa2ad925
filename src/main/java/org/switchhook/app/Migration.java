package org.switchhook.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the schema that this version expects. */
@Singleton
class Migration {
  private final DataSource dataSource;

  @Inject
  Migration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Applies, in order, the scripts of {@code db/migration} that the database has not seen. Nodes
   * that start at the same time wait for each other.
   *
   * @throws org.flywaydb.core.api.FlywayException when a script fails or one that was applied has
   *     since been changed; the server must not start then
   */
  void run() {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
