package org.switchhook.platform;

import java.time.Duration;
import javax.sql.XADataSource;
import org.eclipse.microprofile.config.Config;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.xa.PGXADataSource;

/** Makes the driver's own data source for the configured address. */
final class DatabaseDriver {
  private static final String URL = "switchhook.database.url";

  private DatabaseDriver() {}

  /**
   * @throws IllegalArgumentException when no database is known for the configured address
   */
  static XADataSource of(Config config) {
    String url = config.getValue(URL, String.class);
    String user = config.getValue("switchhook.database.user", String.class);
    String password =
        config.getOptionalValue("switchhook.database.password", String.class).orElse("");
    if (url.startsWith("jdbc:h2:")) {
      return h2(url, user, password);
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return postgresql(config, url, user, password);
    }
    throw new IllegalArgumentException(
        URL + " must begin with jdbc:h2: or jdbc:postgresql: but is " + url.split("[?;]", 2)[0]);
  }

  private static XADataSource h2(String url, String user, String password) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(url);
    h2.setUser(user);
    h2.setPassword(password);
    return h2;
  }

  /** What the address itself says about times wins. */
  private static XADataSource postgresql(Config config, String url, String user, String password) {
    PGXADataSource postgresql = new PGXADataSource();
    postgresql.setUrl(url);
    postgresql.setUser(user);
    postgresql.setPassword(password);
    postgresql.setApplicationName("switchhook");
    postgresql.setTcpKeepAlive(true);
    if (!url.contains("connectTimeout=")) {
      postgresql.setConnectTimeout(seconds(config, "switchhook.database.connect-time"));
    }
    if (!url.contains("socketTimeout=")) {
      postgresql.setSocketTimeout(seconds(config, "switchhook.database.answer-time"));
    }
    return postgresql;
  }

  /** Whole ones, at least one: the driver takes 0 for "for ever". */
  private static int seconds(Config config, String key) {
    return (int) Math.max(1, config.getValue(key, Duration.class).toSeconds());
  }
}
