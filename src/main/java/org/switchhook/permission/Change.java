package org.switchhook.permission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Cursor;
import org.switchhook.security.Caller;

/** Who changed which value, from what to what; never changed itself. */
@Entity
@Table(name = "permission_change")
@SuppressWarnings("UnusedVariable") // the domain is for queries only
class Change {
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "domain_id")
  private String domain;

  @Column(name = "holder_kind")
  private String kind;

  @Column(name = "holder_id")
  private String holder;

  @Column(name = "name")
  private String name;

  @Column(name = "was")
  private @Nullable Boolean was;

  @Column(name = "became")
  private @Nullable Boolean became;

  @Column(name = "by_user")
  private String byUser;

  @Column(name = "by_domain")
  private String byDomain;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Change() {}

  Change(String id, Instant at, Caller by, Holder holder, Permission permission) {
    this.id = id;
    this.changedAt = at.truncatedTo(ChronoUnit.MICROS); // what databases keep
    this.domain = holder.domain().value();
    this.kind = holder.kind().name();
    this.holder = holder.id();
    this.name = permission.word();
    this.byUser = by.user().value();
    this.byDomain = by.domain().value();
  }

  /**
   * @param before null when the value was inherited
   * @param after null when it is inherited now
   */
  Change of(@Nullable Boolean before, @Nullable Boolean after) {
    was = before;
    became = after;
    return this;
  }

  Cursor cursor() {
    return Cursor.at(changedAt, id);
  }

  ChangeView view() {
    return new ChangeView(
        changedAt, kind.toLowerCase(Locale.ROOT), holder, name, was, became, byUser, byDomain);
  }
}
