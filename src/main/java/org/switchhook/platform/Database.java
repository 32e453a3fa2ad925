package org.switchhook.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Makes the server's pooled data source injectable by constructor; {@code @Resource} itself works
 * on fields only.
 */
@Singleton
class Database {
  @Resource(lookup = SwitchhookDataSource.JNDI_NAME)
  private DataSource pool;

  @Produces
  DataSource pool() {
    return pool;
  }
}
