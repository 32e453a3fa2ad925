package org.switchhook.call;

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
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Text;

/**
 * The stored record of a call: who began it, and what is known of its way. Statuses are added in
 * the order in which they happened; one that was added before changes nothing.
 */
@Entity
@Table(name = "calls")
public class Call {
  private static final int TEXT_MAX = 255;

  @Id
  @Column(name = "id")
  private String id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "room_id")
  private @Nullable String room;

  @Column(name = "pair_id")
  private @Nullable String pair;

  @Column(name = "side")
  private @Nullable String side;

  @Column(name = "domain_id")
  private String domain;

  @Enumerated(EnumType.STRING)
  @Column(name = "direction")
  private Direction direction;

  @Column(name = "party")
  private String party;

  @Column(name = "party_masked")
  private String masked;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "trunk_id")
  private @Nullable String trunk;

  @Column(name = "options")
  private String options;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private Status status;

  @Column(name = "cause")
  private @Nullable String cause;

  @Column(name = "code")
  private int code;

  @Column(name = "message")
  private @Nullable String message;

  @Enumerated(EnumType.STRING)
  @Column(name = "fault")
  private @Nullable Fault fault;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "invited_at")
  private @Nullable Instant invitedAt;

  @Column(name = "trying_at")
  private @Nullable Instant tryingAt;

  @Column(name = "ringing_at")
  private @Nullable Instant ringingAt;

  @Column(name = "connected_at")
  private @Nullable Instant connectedAt;

  @Column(name = "acked_at")
  private @Nullable Instant ackedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Call() {}

  Call(CallId id, CallRequest request, Instant now) {
    this.id = id.value();
    RoomId into = request.room();
    this.room = into == null ? null : into.value();
    LegOf part = request.part();
    this.pair = part == null ? null : part.call();
    this.side = part == null ? null : part.side();
    this.domain = request.caller().domain().value();
    this.direction = Direction.OUTGOING;
    this.party = request.permit().party().text();
    this.masked = request.permit().party().masked();
    this.createdBy = request.caller().user().value();
    this.trunk = request.permit().trunk().value();
    this.options = request.options();
    this.status = Status.ACCEPTED;
    this.acceptedAt = stored(now);
  }

  Call(CallId id, IncomingRequest request, Instant now) {
    this.id = id.value();
    RoomId into = request.room();
    this.room = into == null ? null : into.value();
    LegOf part = request.part();
    this.pair = part == null ? null : part.call();
    this.side = part == null ? null : part.side();
    this.domain = request.domain().value();
    this.direction = Direction.INCOMING;
    this.party = request.party().text();
    this.masked = request.party().masked();
    this.trunk = request.trunk().value();
    this.createdBy = "";
    this.options = "{}";
    this.status = Status.ACCEPTED;
    this.acceptedAt = stored(now);
    this.invitedAt = this.acceptedAt;
    this.tryingAt = this.acceptedAt; // ours, which has left when the INVITE is looked at
  }

  /** Databases keep microseconds. */
  private static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Instant first(@Nullable Instant old, @Nullable Instant time) {
    return old == null && time != null ? stored(time) : old;
  }

  void add(CallFact.Changed fact) {
    invitedAt = first(invitedAt, fact.setUp().invitedAt());
    tryingAt = first(tryingAt, fact.setUp().tryingAt());
    ackedAt = first(ackedAt, fact.setUp().ackedAt());
    progress(fact.progress(), fact.at());
  }

  void progress(Progress progress, Instant at) {
    if (status.isEnd() || progress.status().compareTo(status) <= 0) {
      return;
    }
    status = progress.status();
    CallEnd end = progress.end();
    if (end != null) {
      end(end, at);
    } else if (status == Status.RINGING) {
      ringingAt = stored(at);
    } else if (status == Status.CONNECTED) {
      connectedAt = stored(at);
    }
  }

  private void end(CallEnd end, Instant at) {
    cause = end.cause();
    code = end.code();
    message = end.text().isEmpty() ? null : Text.clean(end.text(), TEXT_MAX);
    fault = end.fault();
    endedAt = stored(at);
  }

  public CallId id() {
    return new CallId(id);
  }

  /** Null when it is in no room. */
  public @Nullable RoomId room() {
    return room == null ? null : new RoomId(room);
  }

  /** Of which call between two parties it is a leg; null for none. */
  public @Nullable LegOf part() {
    return pair == null || side == null ? null : new LegOf(pair, side);
  }

  public String domain() {
    return domain;
  }

  /** The whole address, as {@link org.switchhook.address.Party#text}. */
  public String party() {
    return party;
  }

  /** As {@link org.switchhook.address.Party#masked}. */
  public String masked() {
    return masked;
  }

  public Direction direction() {
    return direction;
  }

  /** User id of who asked for it; empty for an incoming call. */
  public String createdBy() {
    return createdBy;
  }

  /** Name of the trunk that carried it; null for a call made before this was stored. */
  public @Nullable String trunk() {
    return trunk;
  }

  /** JSON text as the one who asked for the call gave it. */
  public String options() {
    return options;
  }

  public Status status() {
    return status;
  }

  /** Null while the call lives. */
  public @Nullable String cause() {
    return cause;
  }

  /** SIP response code, 0 when none applies. */
  public int code() {
    return code;
  }

  /** The carrier's text, null when there is none. */
  public @Nullable String message() {
    return message;
  }

  /** Null while the call lives. */
  public @Nullable Fault fault() {
    return fault;
  }

  public Instant acceptedAt() {
    return acceptedAt;
  }

  public SetUp setUp() {
    return new SetUp(invitedAt, tryingAt, ringingAt, ackedAt);
  }

  public @Nullable Instant ringingAt() {
    return ringingAt;
  }

  public @Nullable Instant connectedAt() {
    return connectedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  @Override
  public String toString() {
    return "call "
        + id
        + (direction == Direction.OUTGOING ? " to " : " from ")
        + masked
        + ": "
        + status;
  }
}
