package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static boolean isBehind(Throwable reason) {
    return Outage.isBehind(new IllegalStateException(new PersistenceException(reason)));
  }

  @Test
  void databaseThatDoesNotServeShouldBeFoundBehindWhatItLedTo() {
    assertThat(isBehind(new SQLException("connection refused", "08001"))).isTrue();
    assertThat(isBehind(new SQLException("terminated by administrator", "57P01"))).isTrue();
    assertThat(isBehind(new SQLException("starting up", "57P03"))).isTrue();
    assertThat(isBehind(new SQLException("too many connections", "53300"))).isTrue();
    assertThat(isBehind(new SQLTransientConnectionException())).isTrue();
    assertThat(isBehind(new ResourceException("no connection in time"))).isTrue();
  }

  @Test
  void whatOnlyThePoolSaysShouldCount() {
    assertThat(isBehind(new SQLException("Transaction cannot proceed: STATUS_MARKED_ROLLBACK")))
        .isTrue();
  }

  @Test
  void reasonOfAFailedCommitShouldBeFoundAmongWhatItSuppressed() {
    Exception commit = new Exception("could not commit");
    commit.addSuppressed(new XAException(XAException.XAER_RMFAIL));

    assertThat(isBehind(commit)).isTrue();
  }

  @Test
  void commitThatFailedWithoutAReasonShouldCount() {
    assertThat(isBehind(new RollbackException("could not commit"))).isTrue();
    Exception ours = new RollbackException("could not commit");
    ours.initCause(new PersistenceException(new SQLException("duplicate key", "23505")));
    assertThat(isBehind(ours)).isFalse();
  }

  @Test
  void everythingElseShouldBeAFaultOfOurs() {
    assertThat(isBehind(new SQLException("duplicate key", "23505"))).isFalse();
    assertThat(isBehind(new SQLException("no such table", "42P01"))).isFalse();
    assertThat(isBehind(new IllegalArgumentException())).isFalse();
  }

  @Test
  void causesThatGoRoundShouldEnd() {
    Exception one = new Exception("one");
    one.initCause(new Exception("two", one));

    assertThat(isBehind(one)).isFalse();
  }
}
