package org.switchhook.room;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Text;
import org.switchhook.security.Caller;

/**
 * A place where people and phones meet. Once closed it stays closed, and its dial-in number is free
 * for another room.
 */
@Entity
@Table(name = "rooms")
public class Room {
  static final int LEAST_LIMIT = 2;
  private static final int NAME_MAX = 200;

  @Id
  @Column(name = "id")
  private String id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "domain_id")
  private String domain;

  @Column(name = "owner_id")
  private String owner;

  @Column(name = "name")
  private String name;

  @Column(name = "dial_in")
  private @Nullable String dialIn;

  @Column(name = "pin_hash")
  private @Nullable String pinHash;

  @Column(name = "participant_limit")
  private int participantLimit;

  @ElementCollection
  @CollectionTable(name = "room_access", joinColumns = @JoinColumn(name = "room_id"))
  @Column(name = "user_id")
  private Set<String> access = new HashSet<>();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Room() {}

  /**
   * @throws org.switchhook.platform.Problem 400 {@code text-invalid} when the name is not a line of
   *     1 to 200 characters
   */
  Room(RoomId id, Caller owner, String name, String dialIn, int participantLimit, Instant now) {
    this.id = id.value();
    this.domain = owner.domain().value();
    this.owner = owner.user().value();
    this.name = Text.line("name", name, NAME_MAX);
    this.dialIn = dialIn;
    this.participantLimit = participantLimit;
    this.createdAt = now.truncatedTo(ChronoUnit.MICROS); // what databases keep
  }

  RoomId id() {
    return new RoomId(id);
  }

  DomainId domain() {
    return new DomainId(domain);
  }

  boolean isRunBy(Caller caller) {
    return isOf(caller) && (caller.isAdmin() || owner.equals(caller.user().value()));
  }

  /** Whether the caller may know of this room: once closed, only those who run it. */
  boolean isSeenBy(Caller caller) {
    return isSeenBy(caller, access);
  }

  private boolean isSeenBy(Caller caller, Set<String> listed) {
    return isRunBy(caller) || (isOpen() && isOf(caller) && listed.contains(caller.user().value()));
  }

  private boolean isOf(Caller caller) {
    return domain.equals(caller.domain().value());
  }

  boolean isOpen() {
    return closedAt == null;
  }

  void requireRunBy(Caller caller) {
    if (!isRunBy(caller)) {
      throw RoomProblem.ownerOnly();
    }
  }

  void requireOpen() {
    if (!isOpen()) {
      throw RoomProblem.closed();
    }
  }

  /**
   * @param ifMatch value of the If-Match header (RFC 9110 13.1.1), null when there is none
   * @throws RoomProblem 412 {@code room-changed} when the header names other versions only
   */
  void requireVersion(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return;
    }
    for (String tag : ifMatch.split(",", -1)) {
      if (tag.strip().equals('"' + tag() + '"')) {
        return;
      }
    }
    throw RoomProblem.changed();
  }

  /** The entity tag without its quotes; another one after every stored change. */
  String tag() {
    return Long.toString(version);
  }

  void rename(String newName) {
    name = Text.line("name", newName, NAME_MAX);
  }

  /** Those already inside stay, also when they are more than the new limit. */
  void limitTo(int participants) {
    participantLimit = participants;
  }

  /**
   * Phones that call from now on must know it; those inside stay.
   *
   * @param pin null to demand none
   */
  void protect(@Nullable RoomPin pin) {
    pinHash = pin == null ? null : pin.stored();
  }

  /** Replaces the access list. Owner and admins need not be on it. */
  void admit(Collection<UserId> users) {
    Set<String> wanted = new HashSet<>();
    users.forEach(user -> wanted.add(user.value()));
    access.retainAll(wanted);
    access.addAll(wanted);
  }

  List<String> admitted() {
    return access.stream().sorted().toList();
  }

  /** Closing again changes nothing. */
  void close(Instant now) {
    if (isOpen()) {
      closedAt = now.truncatedTo(ChronoUnit.MICROS);
      dialIn = null;
    }
  }

  Instant createdAt() {
    return createdAt;
  }

  Admission admission(Caller caller) {
    return new Admission(
        id(), name, dialIn == null ? "" : dialIn, participantLimit, isRunBy(caller), isOpen());
  }

  /** For an open room; to be kept and asked also after the transaction. */
  DialledRoom dialled() {
    return new DialledRoom(
        id(), domain(), participantLimit, pinHash == null ? null : RoomPin.read(pinHash));
  }

  /** For an open room; to be kept and asked also after the transaction. */
  RoomNow now() {
    Set<String> listed = Set.copyOf(access);
    return new RoomNow(name, dialIn == null ? "" : dialIn, caller -> isSeenBy(caller, listed));
  }

  RoomView view() {
    return new RoomView(
        id, name, dialIn, pinHash != null, owner, participantLimit, createdAt, closedAt);
  }
}
