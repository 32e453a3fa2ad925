package org.switchhook.it;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The database of a server under test, as the test itself sees it. */
interface TestDatabase extends AutoCloseable {
  String USER = "switchhook";

  /** What a server has to be told to use it, as {@code name=value}. */
  List<String> settings();

  /** An H2 file can be opened only while the application is stopped. */
  Connection connect() throws SQLException;

  @Override
  void close();

  /** The file that a server makes by itself. */
  static TestDatabase h2(Path data) {
    return new Plain("jdbc:h2:file:" + data.toAbsolutePath().resolve("switchhook"));
  }

  /** That of the server which the build has started. */
  static TestDatabase ofServer() {
    String url = System.getProperty("switchhook.it.database", "");
    return url.isEmpty() ? h2(Path.of("target", "it-data")) : new Plain(url);
  }

  /**
   * How many rows there are.
   *
   * @param what what follows {@code from}
   */
  default int count(String what) throws SQLException {
    try (Connection connection = connect();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** One that somebody else starts and stops. */
  record Plain(String url) implements TestDatabase {
    @Override
    public List<String> settings() {
      return List.of();
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, USER, "");
    }

    @Override
    public void close() {}
  }
}
