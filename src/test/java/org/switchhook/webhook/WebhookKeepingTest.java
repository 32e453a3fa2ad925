package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchhook.security.Caller;

/** What admins do with webhooks. */
class WebhookKeepingTest {
  private static final String URL = "https://hooks.example.org/";
  private static final Caller ADMIN = WebhookFixture.ADMIN;
  private static final Caller STRANGER = WebhookFixture.caller("other");

  private final WebhookFixture fixture = new WebhookFixture();
  private final WebhookFixture.Node node = fixture.node();

  @AfterEach
  void drop() {
    fixture.close();
  }

  private static void assertProblem(String id, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            WebhookProblem.class, problem -> assertThat(problem.id()).isEqualTo(id));
  }

  @Test
  void secretShouldBeShownOnceOnly() {
    WebhookView made =
        node.keeping.register(ADMIN, new NewWebhook(URL, "For tests", null, null, null));

    assertThat(made.secret()).startsWith("whsec_");
    assertThat(made.enabled()).isTrue();
    assertThat(made.events()).isNull();
    assertThat(node.view(made.id()).description()).isEqualTo("For tests");
    assertThat(node.view(made.id()).secret()).isNull();
    assertThat(node.keeping.list(ADMIN, WebhookFixture.ALL).items())
        .singleElement()
        .extracting(WebhookView::secret)
        .isNull();
  }

  @Test
  void strangerShouldNotFindIt() {
    String id = node.register(URL);

    assertProblem("webhook-unknown", () -> node.keeping.read(STRANGER, id));
    assertProblem(
        "webhook-unknown",
        () -> node.keeping.change(STRANGER, id, null, new WebhookChange(URL, null, null, null)));
    assertProblem(
        "webhook-unknown", () -> node.keeping.rotate(STRANGER, id, new SecretChange(null)));
    assertProblem("webhook-unknown", () -> node.keeping.remove(STRANGER, id));
    assertProblem("webhook-unknown", () -> node.letters.test(STRANGER, id));
    assertProblem(
        "webhook-unknown", () -> node.letters.replay(STRANGER, id, fixture.time.instant()));
    assertThat(node.keeping.list(STRANGER, WebhookFixture.ALL).items()).isEmpty();
  }

  @Test
  void deliveryOfAnotherWebhookShouldNotBeFound() {
    String one = node.register(URL);
    String other = node.register(URL);
    String delivery = node.letters.test(ADMIN, one).id();

    assertThat(node.letters.read(ADMIN, one, delivery).event()).contains("webhook.test");
    assertProblem("delivery-unknown", () -> node.letters.read(ADMIN, other, delivery));
    assertProblem("delivery-unknown", () -> node.letters.replay(ADMIN, other, delivery));
  }

  @Test
  void oldSecretShouldSignForItsTimeToo() {
    WebhookView made = node.keeping.register(ADMIN, new NewWebhook(URL, null, null, null, null));
    WebhookView rotated = node.keeping.rotate(ADMIN, made.id(), new SecretChange(null));

    node.tell(EventType.CALL_RINGING, "c1");
    fixture.time.advance(Duration.ofHours(24));
    node.tell(EventType.CALL_RINGING, "c2");

    assertThat(rotated.secret()).isNotEqualTo(made.secret());
    assertThat(rotated.oldSecretUntil()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(fixture.sent.get(0).secrets())
        .extracting(Secret::text)
        .containsExactly(rotated.secret(), made.secret());
    assertThat(fixture.sent.get(1).secrets())
        .extracting(Secret::text)
        .containsExactly(rotated.secret());
    assertThat(node.view(made.id()).oldSecretUntil()).isNull();
  }

  @Test
  void changeOfAnOldVersionShouldBeRefused() {
    String id = node.register(URL);
    String tag = '"' + node.keeping.read(ADMIN, id).tag() + '"';
    WebhookChange change = new WebhookChange(null, "New", null, null);

    assertThat(node.keeping.change(ADMIN, id, tag, change).view().description()).isEqualTo("New");
    assertProblem("webhook-changed", () -> node.keeping.change(ADMIN, id, tag, change));
    node.keeping.change(ADMIN, id, "*", change);
  }

  @Test
  void webhookThatFailsShouldKeepItsVersion() {
    String id = node.register(URL);
    String tag = node.keeping.read(ADMIN, id).tag();
    fixture.answers.put(URL, Outcome.answered(500));
    node.tell(EventType.CALL_RINGING, "c1");

    assertThat(node.view(id).failingSince()).isNotNull();
    assertThat(node.keeping.read(ADMIN, id).tag()).isEqualTo(tag);
  }

  @Test
  void switchingOffShouldLeaveDeadLettersAndSwitchingOnForgetTheFailure() {
    String id = node.register(URL);
    fixture.answers.put(URL, Outcome.answered(500));
    node.tell(EventType.CALL_RINGING, "c1");

    node.keeping.change(ADMIN, id, null, new WebhookChange(null, null, null, false));
    assertThat(node.list(id, DeliveryState.DEAD)).hasSize(1);
    assertProblem("webhook-disabled", () -> node.letters.test(ADMIN, id));
    String dead = node.list(id, null).get(0).id();
    assertProblem("webhook-disabled", () -> node.letters.replay(ADMIN, id, dead));

    node.keeping.change(ADMIN, id, null, new WebhookChange(null, null, null, true));
    assertThat(node.view(id).failingSince()).isNull();
    assertThat(node.letters.replay(ADMIN, id, dead).state()).isEqualTo("waiting");
  }

  @Test
  void testShouldGoWhateverEventsAreWanted() {
    String id = node.register(URL, "call.cleared");

    node.letters.test(ADMIN, id);
    node.courier.wake();
    node.work.runAll();

    assertThat(fixture.sent).singleElement().extracting(Parcel::body).asString().contains(id);
  }

  @Test
  void badWebhookShouldBeRefusedByName() {
    assertProblem("webhook-url-invalid", () -> node.register("https://10.0.0.1/"));
    assertProblem("events-invalid", () -> node.register(URL, "call.never"));
    assertProblem("events-invalid", () -> node.register(URL, "webhook.test"));
    assertProblem(
        "events-invalid",
        () ->
            node.keeping.register(
                ADMIN, new NewWebhook(URL, null, Arrays.asList((String) null), null, null)));
    assertProblem(
        "secret-invalid",
        () -> node.keeping.register(ADMIN, new NewWebhook(URL, null, List.of(), null, "short")));
  }

  @Test
  void oneTooManyShouldBeRefused() {
    node.register(URL);
    node.register(URL);
    node.register(URL);

    assertProblem("too-many-webhooks", () -> node.register(URL));
    node.keeping.register(STRANGER, new NewWebhook(URL, null, null, null, null));
  }
}
