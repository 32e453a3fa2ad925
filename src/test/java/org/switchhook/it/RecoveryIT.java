package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;

/** What a process that died left in the database is brought to an end by the next start. */
class RecoveryIT {
  private static final String NUMBER = "+493023125002";

  @AfterEach
  void bringBack() throws Exception {
    Deployment.bringBack();
  }

  @Test
  void callsAndRequestsThatWereCutOffShouldEndAtTheNextStart() throws Exception {
    String answered;
    String unanswered;
    try (Scene scene = Scene.open()) {
      answered = scene.dial(NUMBER);
      unanswered = scene.dial(NUMBER);
    }
    Deployment.takeAway();
    try (Connection database = database()) {
      cutOff(database, answered, "CONNECTED");
      cutOff(database, unanswered, "RINGING");
      claim(database, "cut-off");
    }

    Deployment.bringBack();

    assertEnd(answered, "cleared");
    assertEnd(unanswered, "rejected");
    Deployment.takeAway();
    try (Connection database = database();
        Statement query = database.createStatement();
        ResultSet cut =
            query.executeQuery("SELECT id FROM idempotency_claim WHERE status IS NULL")) {
      assertThat(cut.next()).isFalse();
    }
  }

  private static void assertEnd(String call, String status) {
    Api.Answer answer = Api.of(SampleUser.BOB).get("calls/" + call);
    assertThat(answer.text("status")).isEqualTo(status);
    assertThat(answer.text("cause")).isEqualTo("EndedByUnknown");
    assertThat(answer.text("fault")).isEqualTo("us");
    assertThat(answer.text("endedAt")).isNotBlank();
    assertThat(Api.of(SampleUser.BOB).get("records?cause=EndedByUnknown").body().path("items"))
        .anySatisfy(record -> assertThat(record.path("callid").asText()).isEqualTo(call));
  }

  /** While the application is stopped. */
  private static Connection database() throws SQLException {
    return TestDatabase.ofServer().connect();
  }

  /** As if the process had died before it could write the end. */
  private static void cutOff(Connection database, String call, String status) throws SQLException {
    try (PreparedStatement change =
        database.prepareStatement(
            "UPDATE calls SET status = ?, cause = NULL, code = 0, fault = NULL, ended_at = NULL,"
                + " connected_at = ? WHERE id = ?")) {
      change.setString(1, status);
      change.setTimestamp(2, status.equals("CONNECTED") ? new Timestamp(0) : null);
      change.setString(3, call);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }

  private static void claim(Connection database, String id) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO idempotency_claim (id, body_hash, claimed_at, version)"
                + " VALUES (?, 'h', CURRENT_TIMESTAMP, 0)")) {
      insert.setString(1, id);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }
}
