package org.switchhook.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.xa.PGXADataSource;

/**
 * The server binds our data source and enlists it in its transactions. The archive is a small one
 * of its own beside the deployed WAR: it shares no name, path, port or database with it, whatever
 * the server's system properties say.
 */
@ExtendWith(ArquillianExtension.class)
class DataSourceInContainerIT {
  @Resource private UserTransaction transaction;

  @Inject private DataSource dataSource;

  @Deployment
  static WebArchive archive() throws URISyntaxException {
    return ShrinkWrap.create(WebArchive.class, "data-source-it.war")
        .addClasses(SwitchhookDataSource.class, DatabaseDriver.class, Database.class)
        .addAsLibraries(jarOf(JdbcDataSource.class), jarOf(PGXADataSource.class))
        .addAsResource(
            new StringAsset(
                """
                config_ordinal=500
                switchhook.database.url=jdbc:h2:mem:data-source-it;DB_CLOSE_DELAY=-1
                switchhook.database.user=it
                """),
            "META-INF/microprofile-config.properties")
        .addAsWebInfResource(new File("src/main/webapp/WEB-INF/beans.xml"), "beans.xml");
  }

  private static File jarOf(Class<?> type) throws URISyntaxException {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void rollbackOfTheServersTransactionReachesTheDatabase() throws Exception {
    execute("CREATE TABLE ring (id INT PRIMARY KEY)");

    transaction.begin();
    execute("INSERT INTO ring VALUES (1)");
    transaction.rollback();
    assertEquals(0, rings());

    transaction.begin();
    execute("INSERT INTO ring VALUES (2)");
    transaction.commit();
    assertEquals(1, rings());
  }

  @Test
  void connectionShouldBeOfTheConfiguredUser() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertEquals("IT", connection.getMetaData().getUserName());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      assertFalse(statement.execute(sql));
    }
  }

  private int rings() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM ring")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
