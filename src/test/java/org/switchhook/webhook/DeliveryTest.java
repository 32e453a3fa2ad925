package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.webhook.EventType.CALL_ACCEPTED;
import static org.switchhook.webhook.EventType.CALL_CLEARED;
import static org.switchhook.webhook.EventType.CALL_CONNECTED;
import static org.switchhook.webhook.EventType.CALL_RINGING;

import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events: order, retries, dead letters, replay, restart and limits. */
class DeliveryTest {
  private static final String URL = "https://hooks.example.org/";
  private static final String OTHER = "https://other.example.org/";
  private static final Outcome DOWN = Outcome.answered(503);

  private final WebhookFixture fixture = new WebhookFixture();
  private WebhookFixture.Node node = fixture.node();

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void eventShouldBeSentAtOnceToThoseOfItsDomainThatWantIt() {
    node.register(URL);
    node.register(OTHER, "call.cleared");

    node.tell(CALL_RINGING, "c1");
    node.tell(CALL_CLEARED, "c1");
    node.tell(CALL_CLEARED, "c2", "another");

    assertThat(fixture.sent).extracting(Parcel::url).containsExactlyInAnyOrder(URL, URL, OTHER);
    assertThat(fixture.sent()).containsExactlyInAnyOrder("ringing c1", "cleared c1", "cleared c1");
  }

  @Test
  void bodyShouldHaveTypeTimeAndData() {
    node.register(URL);
    node.tell(CALL_RINGING, "c1");

    assertThat(fixture.sent.get(0).body())
        .isEqualTo(
            "{\"type\":\"call.ringing\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                + "\"data\":{\"callid\":\"c1\"}}");
  }

  @Test
  void failedTryShouldBeRepeatedUnderTheSameIdWithLongerAndLongerPauses() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    String id = fixture.sent.get(0).id();
    assertThat(fixture.sent()).hasSize(1);

    node.advance(Duration.ofSeconds(4));
    assertThat(fixture.sent()).isEmpty();
    node.advance(Duration.ofSeconds(3));
    assertThat(fixture.sent()).hasSize(1);
    node.advance(Duration.ofSeconds(27));
    assertThat(fixture.sent()).isEmpty();
    node.advance(Duration.ofSeconds(10));
    assertThat(fixture.sent()).hasSize(1);
    fixture.answers.clear();
    node.advance(Duration.ofMinutes(3));

    assertThat(fixture.sent).singleElement().extracting(Parcel::id).isEqualTo(id);
    DeliveryView view = node.list(webhook, null).get(0);
    assertThat(view.state()).isEqualTo("delivered");
    assertThat(view.attempts()).isEqualTo(4);
    assertThat(view.lastStatus()).isEqualTo(200);
    assertThat(node.view(webhook).failingSince()).isNull();
  }

  @Test
  void deliveryShouldDieAfterItsLastTry() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");

    node.advance(Duration.ofMinutes(10));

    assertThat(fixture.sent()).hasSize(4);
    DeliveryView dead = node.list(webhook, DeliveryState.DEAD).get(0);
    assertThat(dead.lastStatus()).isEqualTo(503);
    assertThat(dead.lastError()).isEqualTo("refused");
    assertThat(dead.endedAt()).isNotNull();
    assertThat(dead.nextTry()).isNull();
    assertThat(node.view(webhook).enabled()).isTrue();
  }

  @Test
  void laterFactShouldNotOvertakeAnEarlierOneOfTheSameCall() {
    node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    node.tell(CALL_CONNECTED, "c1");
    node.tell(CALL_CLEARED, "c1");
    node.tell(CALL_RINGING, "c2");
    assertThat(fixture.sent()).containsExactly("ringing c1", "ringing c2");

    fixture.answers.clear();
    node.advance(Duration.ofSeconds(10));

    assertThat(fixture.sent().stream().filter(text -> text.endsWith("c1")))
        .containsExactly("ringing c1", "connected c1", "cleared c1");
  }

  @Test
  void deadFactShouldLetTheNextOfItsCallPass() {
    node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    node.tell(CALL_CLEARED, "c1");
    node.advance(Duration.ofMinutes(4));
    fixture.sent.clear();
    fixture.answers.clear();

    node.advance(Duration.ofMinutes(4));

    assertThat(fixture.sent()).containsExactly("cleared c1");
  }

  @Test
  void failingWebhookShouldNotHoldUpAnother() {
    String broken = node.register(URL);
    node.register(OTHER);
    fixture.answers.put(URL, DOWN);
    for (int call = 0; call < 20; call++) {
      node.tell(CALL_ACCEPTED, "c" + call);
    }

    assertThat(fixture.sent.stream().filter(parcel -> parcel.url().equals(OTHER))).hasSize(20);
    assertThat(node.view(broken).failingSince()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void noMoreThanSoManyShouldBeOnTheWayAtOnce() {
    String first = node.register(URL);
    node.register(OTHER);
    for (int call = 0; call < 10; call++) {
      String id = "c" + call;
      node.intake.tell(() -> Optional.of(fixture.event(CALL_ACCEPTED, id, "acme")));
    }
    node.work.runNext(); // stores
    node.work.runNext(); // takes

    assertThat(node.list(first, null)).filteredOn(view -> view.attempts() == 1).hasSize(2);
    node.work.runAll();
    assertThat(fixture.sent).hasSize(20);
  }

  @Test
  void whatWaitsShouldSurviveARestartInOrder() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    node.tell(CALL_CLEARED, "c1");
    fixture.sent.clear();
    fixture.answers.clear();

    node = node.restart();
    node.courier.wake();
    node.work.runAll();
    assertThat(fixture.sent()).as("its pause goes on").isEmpty();
    node.advance(Duration.ofSeconds(10));

    assertThat(fixture.sent()).containsExactly("ringing c1", "cleared c1");
    assertThat(node.list(webhook, DeliveryState.DELIVERED)).hasSize(2);
  }

  @Test
  void tryThatEndedWithTheProcessShouldBeRepeatedWhenItsTimeIsOver() {
    String webhook = node.register(URL);
    Parcel lost = stored("c1");
    node = node.restart();

    node.courier.wake();
    node.work.runAll();
    node.advance(Duration.ofSeconds(59));
    assertThat(fixture.sent()).isEmpty();
    node.advance(Duration.ofSeconds(12));

    assertThat(fixture.sent).singleElement().extracting(Parcel::id).isEqualTo(lost.id());
    node.sending.settle(lost, Outcome.answered(500));
    assertThat(node.list(webhook, DeliveryState.DELIVERED))
        .as("what the first try says late changes nothing")
        .hasSize(1);
  }

  /** Stores an event and takes it, and says nothing of what came of it. */
  private Parcel stored(String call) {
    node.outbox.store(List.of(() -> Optional.of(fixture.event(CALL_ACCEPTED, call, "acme"))));
    Sending.Due due = node.sending.due(List.of(), 1).get(0);
    return node.sending.take(due.delivery(), Duration.ofMinutes(1)).orElseThrow();
  }

  @Test
  void twoNodesShouldNotTakeTheSame() {
    node.register(URL);
    node.outbox.store(List.of(() -> Optional.of(fixture.event(CALL_ACCEPTED, "c1", "acme"))));
    node = node.restart();
    WebhookFixture.Node second = fixture.node();
    String id = node.sending.due(List.of(), 5).get(0).delivery();
    assertThat(second.sending.due(List.of(), 5)).hasSize(1);

    assertThat(node.sending.take(id, Duration.ofMinutes(1))).isPresent();
    node = node.restart();

    assertThatThrownBy(() -> second.sending.take(id, Duration.ofMinutes(1)))
        .isInstanceOf(OptimisticLockException.class);
    assertThat(fixture.node().sending.due(List.of(), 5)).isEmpty();
  }

  @Test
  void stopShouldGiveBackWhatWasNotSent() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, Outcome.failed("timeout"));
    node.intake.tell(() -> Optional.of(fixture.event(CALL_ACCEPTED, "c1", "acme")));
    node.work.runNext();
    node.work.runNext();
    node.courier.stop();
    node.work.runAll();
    fixture.sent.clear();
    fixture.answers.clear();
    assertThat(node.list(webhook, DeliveryState.WAITING).get(0).attempts()).isZero();

    node = node.restart();
    node.courier.wake();
    node.work.runAll();

    assertThat(fixture.sent).hasSize(1);
  }

  @Test
  void goneShouldSwitchTheWebhookOffAndLeaveDeadLetters() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    node.tell(CALL_CLEARED, "c1");
    fixture.answers.put(URL, Outcome.answered(410));
    node.tell(CALL_RINGING, "c2");

    WebhookView view = node.view(webhook);
    assertThat(view.enabled()).isFalse();
    assertThat(view.disabledBecause()).isEqualTo("gone");
    assertThat(node.list(webhook, DeliveryState.DEAD))
        .extracting(DeliveryView::lastError)
        .containsExactlyInAnyOrder("switched-off", "switched-off", "refused");
    fixture.sent.clear();
    node.tell(CALL_RINGING, "c3");
    assertThat(fixture.sent).isEmpty();
    assertThat(node.list(webhook, null)).hasSize(3);
  }

  @Test
  void webhookThatTakesNothingForDaysShouldBeSwitchedOff() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    fixture.time.advance(Duration.ofDays(3).minusSeconds(1));
    node.work.runAll();
    assertThat(node.view(webhook).enabled()).isTrue();

    fixture.time.advance(Duration.ofSeconds(1));
    node.tell(CALL_RINGING, "c2");

    assertThat(node.view(webhook).disabledBecause()).isEqualTo("failing");
    assertThat(node.list(webhook, DeliveryState.WAITING)).isEmpty();
  }

  @Test
  void deadLetterShouldBeReplayedUnderItsIdBeforeWhatWaitsOfItsCall() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    node.advance(Duration.ofMinutes(4));
    node.tell(CALL_CLEARED, "c1");
    DeliveryView dead = node.list(webhook, DeliveryState.DEAD).get(0);
    fixture.sent.clear();
    fixture.answers.clear();

    DeliveryView again = node.letters.replay(WebhookFixture.ADMIN, webhook, dead.id());
    node.courier.wake();
    node.work.runAll();
    node.advance(Duration.ofSeconds(10));

    assertThat(again.state()).isEqualTo("waiting");
    assertThat(again.id()).isEqualTo(dead.id());
    assertThat(fixture.sent()).containsExactly("ringing c1", "cleared c1");
    assertThat(node.list(webhook, DeliveryState.DELIVERED)).hasSize(2);
  }

  @Test
  void deadLettersShouldBeReplayedSinceATime() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    fixture.time.advance(Duration.ofHours(1));
    node.work.runAll();
    var since = fixture.time.instant();
    node.tell(CALL_RINGING, "c2");
    node.tell(CALL_RINGING, "c3");
    node.advance(Duration.ofMinutes(10));
    assertThat(node.list(webhook, DeliveryState.DEAD)).hasSize(3);
    fixture.sent.clear();
    fixture.answers.clear();

    Replayed replayed = node.letters.replay(WebhookFixture.ADMIN, webhook, since);
    node.courier.wake();
    node.work.runAll();

    assertThat(replayed).isEqualTo(new Replayed(2, 0));
    assertThat(fixture.sent()).containsExactlyInAnyOrder("ringing c2", "ringing c3");
  }

  @Test
  void oneThatWaitsShouldNotBeReplayed() {
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c1");
    String id = node.list(webhook, null).get(0).id();

    assertThatThrownBy(() -> node.letters.replay(WebhookFixture.ADMIN, webhook, id))
        .isInstanceOfSatisfying(
            WebhookProblem.class,
            problem -> assertThat(problem.id()).isEqualTo("delivery-waiting"));
  }

  @Test
  void whatIsTooMuchShouldBeDeadAtOnceAndThenLost() {
    node = fixture.with(2).node();
    String webhook = node.register(URL);
    fixture.answers.put(URL, DOWN);
    for (int call = 0; call < 6; call++) {
      node.tell(CALL_RINGING, "c" + call);
    }

    assertThat(node.list(webhook, DeliveryState.WAITING))
        .extracting(DeliveryView::subject)
        .containsExactly("c1", "c0");
    assertThat(node.list(webhook, DeliveryState.DEAD))
        .allMatch(view -> "too-many-waiting".equals(view.lastError()))
        .extracting(DeliveryView::subject)
        .containsExactly("c3", "c2");
  }

  @Test
  void oldOnesShouldBeForgotten() {
    String webhook = node.register(URL);
    node.tell(CALL_RINGING, "c1");
    fixture.answers.put(URL, DOWN);
    node.tell(CALL_RINGING, "c2");
    node.tell(CALL_RINGING, "c3");
    var later = fixture.time.instant().plusSeconds(1);

    assertThat(node.sending.forget(DeliveryState.DELIVERED, later, 10)).isEqualTo(1);
    assertThat(node.sending.forget(DeliveryState.DEAD, later, 10)).isZero();
    assertThat(node.list(webhook, null)).hasSize(2);
  }
}
