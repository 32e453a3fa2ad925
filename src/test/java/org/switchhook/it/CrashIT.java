package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.SipPhone;

/** The server is killed while it runs calls, and started again. */
@Tag("fault")
class CrashIT {
  private static final int OF_EACH_KIND = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** From the restart to the last BYE or CANCEL. */
  private static final Duration LIMIT = Duration.ofSeconds(35);

  private final List<AutoCloseable> open = new ArrayList<>();

  /** One call, and how its phone finds out that it is over. */
  private record Placed(
      String room, String call, String key, SipPhone phone, IncomingInvite invite) {
    void expectCancel() {
      phone.expect("CANCEL", LIMIT).ok();
      invite.reject(487, "Request Terminated");
      phone.expectAck();
    }

    void answerAndExpectBye() {
      phone.expect("CANCEL", LIMIT).ok();
      invite.answer();
      phone.expectAck();
      phone.expectBye().ok();
    }

    /** Nobody has told it that the call is over. */
    void answerAlthoughForgottenAndExpectBye() {
      phone.expectQuiet();
      invite.answer();
      phone.expectAck();
      phone.expectBye().ok();
    }

    void expectBye() {
      phone.expect("BYE", LIMIT).ok();
    }

    /** After {@link #expectCancel}: on a slow machine its 487 came too late to keep a BYE away. */
    void answerByeIfThereIsOne() {
      if (phone.count("BYE") > 0) {
        expectBye();
      }
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  private static Map<String, Object> wish(SipPhone phone) {
    return Map.of("number", phone.uri());
  }

  /** Each in a room of its own, where it waits. */
  private Placed dial(Api api, int number) {
    String room = api.room(Map.of("name", "Test " + number));
    SipPhone phone = opened(SipPhone.udp("phone" + number)).patient(PATIENCE);
    String key = "key-" + number;
    Api.Answer answer =
        api.post("rooms/" + room + "/dialouts", wish(phone), "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new Placed(room, answer.text("callid"), key, phone, phone.expectInvite());
  }

  private List<Placed> dial(Api api) {
    List<Placed> placed = new ArrayList<>();
    for (int number = 0; number < 7 * OF_EACH_KIND; number++) {
      placed.add(dial(api, number));
    }
    return placed;
  }

  @Test
  void everyPhoneShouldHearTheEndOfItsCallAfterTheServerWasKilled() throws Exception {
    requireEveryPhoneToHearTheEnd(opened(CrashServer.make()));
  }

  @Test
  void everyPhoneShouldHearTheEndWhenTheCallsAreInPostgresql() throws Exception {
    requireEveryPhoneToHearTheEnd(opened(CrashServer.make(opened(Postgres.create()))));
  }

  private void requireEveryPhoneToHearTheEnd(CrashServer server) throws Exception {
    server.start();
    Api api = server.api(SampleUser.BOB);
    List<Placed> all = dial(api);
    List<Placed> talking = kind(all, 0);
    List<Placed> talkingAtOnce = kind(all, 1);
    List<Placed> ringing = kind(all, 2);
    List<Placed> answeringLate = kind(all, 3);
    List<Placed> silent = kind(all, 4);
    List<Placed> answeringMeanwhile = kind(all, 5);
    List<Placed> forgotten = kind(all, 6);
    ringing.forEach(one -> one.invite.ring());
    answeringLate.forEach(one -> one.invite.ring());
    answeringMeanwhile.forEach(one -> one.invite.ring());
    forgotten.forEach(one -> one.invite.ring());
    talkingAtOnce.forEach(one -> one.invite.answer());
    talkingAtOnce.forEach(one -> one.phone.expectAck());
    talking.forEach(one -> one.invite.ring());
    talking.forEach(one -> one.invite.answer());
    talking.forEach(one -> one.phone.expectAck());
    all.forEach(one -> one.phone.expectQuiet()); // meanwhile the traces are written

    server.kill();
    answeringMeanwhile.forEach(one -> one.invite.answer()); // nobody hears it
    for (Placed one : forgotten) {
      forget(server.database(), one.call);
    }
    server.start();
    long restarted = System.nanoTime();
    ringing.forEach(Placed::expectCancel); // first: one that is slow gets a BYE too
    silent.forEach(Placed::expectCancel);
    answeringLate.forEach(Placed::answerAndExpectBye);
    answeringMeanwhile.forEach(one -> one.invite.answer()); // once more, as phones do
    answeringMeanwhile.forEach(one -> one.phone.expectAck());
    answeringMeanwhile.forEach(Placed::expectBye);
    talking.forEach(Placed::expectBye);
    talkingAtOnce.forEach(Placed::expectBye);
    forgotten.forEach(Placed::answerAlthoughForgottenAndExpectBye);
    assertThat(Duration.ofNanos(System.nanoTime() - restarted)).isLessThan(LIMIT);

    for (Placed one : all) {
      Api.Answer record = api.get("calls/" + one.call);
      assertThat(record.text("cause")).isEqualTo("EndedByUnknown");
      assertThat(record.text("endedAt")).isNotBlank();
      String path = "rooms/" + one.room + "/dialouts";
      Api.Answer again = api.post(path, wish(one.phone), "Idempotency-Key", one.key);
      assertThat(again.text("callid")).isEqualTo(one.call);
    }
    all.get(0).phone.expectQuiet();
    ringing.forEach(Placed::answerByeIfThereIsOne);
    silent.forEach(Placed::answerByeIfThereIsOne);
    server.stop();
    requireNothingLeft(server.database(), all.size());
  }

  private static List<Placed> kind(List<Placed> all, int kind) {
    return all.subList(kind * OF_EACH_KIND, (kind + 1) * OF_EACH_KIND);
  }

  /** As if what was stored last had not reached the disk. */
  private static void forget(TestDatabase database, String call) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement delete =
            connection.prepareStatement("delete from call_trace where call_id = ?")) {
      delete.setString(1, call);
      assertThat(delete.executeUpdate()).isEqualTo(1);
    }
  }

  private static void requireNothingLeft(TestDatabase database, int calls) throws SQLException {
    assertThat(database.count("call_trace")).as("calls that may be up").isZero();
    assertThat(database.count("calls where ended_at is null")).isZero();
    assertThat(database.count("calls")).isEqualTo(calls);
  }
}
