package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;

/** On the schema that the migrations make, checked against the entity by Hibernate. */
class ClaimsTest {
  private static final Duration DAY = Duration.ofHours(24);

  private final HandTime time = new HandTime();
  private final JdbcDataSource database = new JdbcDataSource();
  private SessionFactory factory;
  private LocalTransactions transactions;
  private Claims claims;

  @BeforeEach
  void migrate() {
    database.setURL("jdbc:h2:mem:claims;DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    factory =
        new Configuration()
            .addAnnotatedClass(Claim.class)
            .setProperty("hibernate.connection.url", database.getURL())
            .setProperty("hibernate.connection.pool_size", "20")
            .setProperty("hibernate.hbm2ddl.auto", "validate")
            .buildSessionFactory();
    transactions = new LocalTransactions(factory);
    claims = new Claims(transactions, DAY, time, transactions.entityManager());
  }

  @AfterEach
  void drop() throws Exception {
    factory.close();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  @Test
  void answerShouldBeRepeatedWhenTheKeyComesAgain() {
    assertThat(claims.claim("k", "h")).isEmpty();
    StoredAnswer given = answer("{\"callid\":\"ü\"}");
    claims.answer("k", () -> given, stored -> stored);

    assertThat(claims.claim("k", "h").orElseThrow().repeat("h"))
        .usingRecursiveComparison()
        .isEqualTo(given);
  }

  @Test
  void keyShouldBeInUseWhileTheFirstRequestRuns() {
    claims.claim("k", "h");

    assertThatThrownBy(() -> claims.claim("k", "h").orElseThrow().repeat("h"))
        .hasMessageContaining("still running");
  }

  @Test
  void keyShouldBeReusedWhenItComesWithAnotherBody() {
    claims.claim("k", "h");

    assertThatThrownBy(() -> claims.claim("k", "other").orElseThrow().repeat("other"))
        .hasMessageContaining("another body");
  }

  @Test
  void keyShouldBeFreeAgainAfterADay() {
    claims.claim("k", "h");
    claims.answer("k", () -> answer("{}"), stored -> stored);

    time.advance(DAY);
    assertThat(claims.claim("k", "h")).isPresent();
    time.advance(Duration.ofSeconds(1));
    assertThat(claims.claim("k", "other")).isEmpty();
  }

  @Test
  void sweepShouldRemoveWhatIsOverAndNothingElse() {
    claims.claim("old", "h");
    claims.answer("old", () -> answer("{}"), stored -> stored);
    time.advance(DAY);
    claims.claim("lost", "h");
    time.advance(Duration.ofMinutes(11));
    claims.claim("running", "h");

    assertThat(claims.sweep()).isEqualTo(2);
    assertThat(claims.claim("running", "h")).isPresent();
  }

  @Test
  void claimShouldBeGivenBackOnlyWithoutAnswer() {
    claims.claim("a", "h");
    claims.claim("b", "h");
    claims.claim("c", "h");
    claims.answer("a", () -> answer("{}"), stored -> stored);

    claims.release("a");
    claims.release("b");
    assertThat(claims.releaseAll()).isEqualTo(1);

    assertThat(claims.claim("a", "h")).isPresent();
    assertThat(claims.claim("b", "h")).isEmpty();
    assertThat(claims.claim("c", "h")).isEmpty();
  }

  @Test
  void effectAndAnswerShouldBothBeUndoneWhenTheEffectFails() {
    claims.claim("k", "h");

    assertThatThrownBy(
            () ->
                claims.answer(
                    "k",
                    () -> {
                      transactions
                          .entityManager()
                          .persist(new Claim("effect", "h", time.instant()));
                      throw new IllegalStateException("broken");
                    },
                    stored -> answer("{}")))
        .hasMessage("broken");

    assertThat(claims.claim("effect", "h")).isEmpty();
    assertThat(claims.claim("k", "h").orElseThrow().isAnswered()).isFalse();
  }

  @Test
  void onlyOneOfManyShouldGetTheKeyWhenTheyClaimAtOnce() throws Exception {
    int many = 8;
    ExecutorService pool = Executors.newFixedThreadPool(many);
    try {
      for (int round = 0; round < 20; round++) {
        String id = "race" + round;
        CyclicBarrier start = new CyclicBarrier(many);
        List<Future<Optional<Claim>>> results = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          results.add(
              pool.submit(
                  () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return claims.claim(id, "h");
                  }));
        }
        int winners = 0;
        for (Future<Optional<Claim>> result : results) {
          winners += result.get(20, TimeUnit.SECONDS).isEmpty() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static StoredAnswer answer(String body) {
    return new StoredAnswer(201, "application/json", "/api/v1/calls/c", body);
  }
}
