package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.xa.PGXADataSource;
import org.switchhook.testkit.MapConfig;

class DatabaseDriverTest {
  private static MapConfig config(String url) {
    return new MapConfig()
        .with("switchhook.database.url", url)
        .with("switchhook.database.user", "us")
        .with("switchhook.database.password", "secret")
        .with("switchhook.database.answer-time", "PT0.1S");
  }

  private static PGXADataSource postgresql(String parameters) {
    return (PGXADataSource)
        DatabaseDriver.of(config("jdbc:postgresql://db.example:5433/calls" + parameters));
  }

  @Test
  void addressShouldChooseTheDriver() {
    assertThat(DatabaseDriver.of(config("jdbc:h2:mem:a"))).isInstanceOf(JdbcDataSource.class);
    assertThat(postgresql("").getServerNames()).containsExactly("db.example");
    assertThat(postgresql("").getPortNumbers()).containsExactly(5433);
    assertThat(postgresql("").getDatabaseName()).isEqualTo("calls");
    assertThat(postgresql("").getUser()).isEqualTo("us");
    assertThat(postgresql("").getPassword()).isEqualTo("secret");
  }

  @Test
  void noWaitForPostgresqlShouldBeWithoutEnd() {
    assertThat(postgresql("").getConnectTimeout()).isEqualTo(3);
    assertThat(postgresql("").getSocketTimeout()).isEqualTo(1);
    assertThat(postgresql("?socketTimeout=60").getSocketTimeout()).isEqualTo(60);
    assertThat(postgresql("?connectTimeout=9").getConnectTimeout()).isEqualTo(9);
  }

  @Test
  void unknownDatabaseShouldBeRefusedWithoutItsParameters() {
    assertThatThrownBy(() -> DatabaseDriver.of(config("jdbc:other:x?password=secret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:other:x")
        .hasMessageNotContaining("secret");
  }
}
