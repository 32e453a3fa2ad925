package org.switchhook.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The one data source, bound by the server under {@link #JNDI_NAME}. Which database stands behind
 * it is said by {@code switchhook.database.url} and not by the server's own configuration, so the
 * same WAR runs against each. The server pools the connections and calls this class from any
 * thread.
 */
@DataSourceDefinition(
    name = SwitchhookDataSource.JNDI_NAME,
    className = "org.switchhook.platform.SwitchhookDataSource",
    minPoolSize = 4,
    maxPoolSize = 40,
    // WildFly refuses an XA data source without any property.
    properties = "description=Switchhook")
public class SwitchhookDataSource implements XADataSource {
  public static final String JNDI_NAME = "java:app/jdbc/Switchhook";

  private final XADataSource database;

  /**
   * Called by the server.
   *
   * @throws IllegalArgumentException when no database is known for the configured address
   */
  public SwitchhookDataSource() {
    this(ConfigProvider.getConfig());
  }

  SwitchhookDataSource(Config config) {
    database = DatabaseDriver.of(config);
  }

  /** Takes the property that the definition has to carry; it changes nothing. */
  public void setDescription(String description) {}

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return database.getXAConnection();
  }

  /**
   * Opens a connection as the given user. A server hands over the empty name that stands in the
   * definition; then it is the configured user.
   */
  @Override
  public XAConnection getXAConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return user == null || user.isEmpty()
        ? database.getXAConnection()
        : database.getXAConnection(user, password);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return database.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    database.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    database.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return database.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return database.getParentLogger();
  }
}
