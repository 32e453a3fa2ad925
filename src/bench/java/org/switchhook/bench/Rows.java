package org.switchhook.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows of the running server's database. */
final class Rows implements AutoCloseable {
  private static final String URL = "switchhook.database.url";
  private static final String USER = "switchhook.database.user";
  private static final String TABLES =
      "select table_name from information_schema.tables"
          + " where table_schema = 'PUBLIC' and table_name not like 'flyway%' order by 1";

  private final Connection database;

  Rows() throws SQLException {
    database = DriverManager.getConnection(url(), Defaults.of(USER), "");
  }

  /**
   * Lets another process open the server's own database, which forbids that it stays open when the
   * process ends. The cache is kept so small that it is full before the first sample.
   */
  static Map<String, String> settings() {
    return Map.of(URL, url());
  }

  private static String url() {
    return Defaults.of(URL)
            .replace("${switchhook.data}", BenchServer.data().toString())
            .replace(";DB_CLOSE_ON_EXIT=FALSE", "")
        + ";AUTO_SERVER=TRUE;CACHE_SIZE=4096";
  }

  /** Of each table. */
  Map<String, Long> count() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Statement statement = database.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found = statement.executeQuery(TABLES)) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet one = statement.executeQuery("select count(*) from \"" + table + "\"")) {
          one.next();
          rows.put(table, one.getLong(1));
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
