package org.switchhook.testkit;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * The schema that the migrations make, on H2 in memory; Hibernate checks the entities against it.
 */
public final class MemoryDatabase implements AutoCloseable {
  private final JdbcDataSource database = new JdbcDataSource();
  private final SessionFactory factory;

  /**
   * @param name of its own for each test class
   */
  public MemoryDatabase(String name, Class<?>[] more, Class<?>... entities) {
    database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    Configuration configuration =
        new Configuration()
            .setProperty("hibernate.connection.url", database.getURL())
            .setProperty("hibernate.hbm2ddl.auto", "validate");
    for (Class<?> entity : entities) {
      configuration.addAnnotatedClass(entity);
    }
    for (Class<?> entity : more) {
      configuration.addAnnotatedClass(entity);
    }
    factory = configuration.buildSessionFactory();
  }

  /** An entity manager in a transaction that ends with the database. */
  public EntityManager begin() {
    EntityManager store = factory.createEntityManager();
    store.getTransaction().begin();
    return store;
  }

  @Override
  public void close() {
    factory.close();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
