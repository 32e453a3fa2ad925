package org.switchhook.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Cursor;

/** One event on its way to one webhook. Its row is there before it is sent. */
@Entity
@Table(name = "webhook_delivery")
public class Delivery {
  /** Most characters of a body. */
  static final int LARGEST = 16_384;

  /** Given up at once, since too many waited. */
  static final String TOO_MANY = "too-many-waiting";

  /** Given up, since the webhook was switched off. */
  static final String SWITCHED_OFF = "switched-off";

  @Id
  @Column(name = "id")
  private String id;

  @Version
  @Column(name = "version")
  private long version;

  /** Given by the database; what came earlier has a smaller one. */
  @Column(name = "place", insertable = false, updatable = false)
  @SuppressWarnings("UnusedVariable") // for queries
  private long place;

  @Column(name = "webhook_id")
  private String webhook;

  @Column(name = "event_type")
  private String type;

  @Column(name = "subject")
  private String subject;

  @Column(name = "body")
  private String body;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private DeliveryState state;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "last_status")
  private int lastStatus;

  @Column(name = "last_error")
  private @Nullable String lastError;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Delivery() {}

  /** To be sent at once. */
  Delivery(String id, Webhook to, EventType type, String subject, String body, Instant now) {
    this.id = id;
    this.webhook = to.id();
    this.type = type.word();
    this.subject = subject;
    this.body = body;
    this.state = DeliveryState.WAITING;
    this.createdAt = stored(now);
    this.dueAt = this.createdAt;
  }

  /** Databases keep microseconds. */
  private static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  String id() {
    return id;
  }

  String webhook() {
    return webhook;
  }

  boolean isOf(Webhook other) {
    return webhook.equals(other.id());
  }

  boolean isWaiting() {
    return state == DeliveryState.WAITING;
  }

  /** Whether it may be sent now, as far as it alone says. */
  boolean isDue(Instant now) {
    return isWaiting() && !dueAt.isAfter(now);
  }

  /** Tries so far, counted when they begin: one that ended with the process counts too. */
  int attempts() {
    return attempts;
  }

  /**
   * Begins a try.
   *
   * @param until when somebody else may take it, should nothing be heard of this try
   */
  void take(Instant until) {
    attempts++;
    dueAt = stored(until);
  }

  /** Undoes {@link #take}. */
  void release(Instant now) {
    attempts--;
    dueAt = stored(now);
  }

  /** Whether nobody has taken or changed it since then. */
  boolean isStill(Parcel parcel) {
    return isWaiting() && version == parcel.version();
  }

  Parcel parcel(Webhook to, Instant now) {
    return new Parcel(id, version, webhook, to.isFailing(), to.url(), to.secrets(now), body);
  }

  void delivered(Outcome outcome, Instant now) {
    note(outcome);
    end(DeliveryState.DELIVERED, now);
  }

  void failed(Outcome outcome, Instant next) {
    note(outcome);
    dueAt = stored(next);
  }

  void died(Outcome outcome, Instant now) {
    note(outcome);
    end(DeliveryState.DEAD, now);
  }

  private void note(Outcome outcome) {
    lastStatus = outcome.status();
    lastError = outcome.error();
  }

  private void end(DeliveryState how, Instant now) {
    state = how;
    endedAt = stored(now);
  }

  /** To be sent once more, with all its tries, under the same id and in its old place. */
  void replay(Instant now) {
    state = DeliveryState.WAITING;
    attempts = 0;
    dueAt = stored(now);
    endedAt = null;
  }

  Cursor cursor() {
    return Cursor.at(createdAt, id);
  }

  DeliveryView view() {
    return view(null);
  }

  DeliveryView whole() {
    return view(body);
  }

  private DeliveryView view(@Nullable String event) {
    return new DeliveryView(
        id,
        type,
        subject,
        state.word(),
        attempts,
        lastStatus == 0 ? null : Integer.valueOf(lastStatus),
        lastError,
        createdAt,
        isWaiting() ? dueAt : null,
        endedAt,
        event);
  }
}
