package org.switchhook.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.platform.Text;
import org.switchhook.rest.Cursor;
import org.switchhook.security.Caller;

/** An address that is told what happens in a domain. */
@Entity
@Table(name = "webhooks")
public class Webhook {
  private static final int DESCRIPTION_MAX = 200;

  /** Why it was switched off by the server. */
  enum Reason {
    /** It answered 410. */
    GONE,
    /** It has taken nothing for too long. */
    FAILING
  }

  @Id
  @Column(name = "id")
  private String id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "revision")
  private long revision;

  @Column(name = "domain_id")
  private String domain;

  @Column(name = "url")
  private String url;

  @Column(name = "description")
  private @Nullable String description;

  @Column(name = "event_types")
  private String types;

  @Column(name = "enabled")
  private boolean enabled;

  @Enumerated(EnumType.STRING)
  @Column(name = "disabled_because")
  private @Nullable Reason disabledBecause;

  @Column(name = "secret")
  private String secret;

  @Column(name = "old_secret")
  private @Nullable String oldSecret;

  @Column(name = "old_secret_until")
  private @Nullable Instant oldSecretUntil;

  @Column(name = "failing_since")
  private @Nullable Instant failingSince;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Webhook() {}

  /**
   * Switched on, for every event.
   *
   * @param url checked by {@link Targets}
   */
  Webhook(String id, Caller maker, String url, Secret secret, Instant now) {
    this.id = id;
    this.domain = maker.domain().value();
    this.createdBy = maker.user().value();
    this.url = url;
    this.secret = secret.text();
    this.types = "";
    this.enabled = true;
    this.createdAt = stored(now);
  }

  /** Databases keep microseconds. */
  private static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  String id() {
    return id;
  }

  DomainId domain() {
    return new DomainId(domain);
  }

  String url() {
    return url;
  }

  boolean isEnabled() {
    return enabled;
  }

  boolean isFailing() {
    return failingSince != null;
  }

  /** Whether it is to be told of such events. */
  boolean wants(EventType type) {
    return types.isEmpty() || type == EventType.TEST || wanted().contains(type.word());
  }

  /** Empty for every event. */
  private List<String> wanted() {
    return types.isEmpty() ? List.of() : Arrays.asList(types.split(" ", -1));
  }

  /** Those that sign now, the newest first. */
  List<Secret> secrets(Instant now) {
    Secret present = new Secret(secret);
    return oldSecret != null && oldSecretUntil != null && oldSecretUntil.isAfter(now)
        ? List.of(present, new Secret(oldSecret))
        : List.of(present);
  }

  /** The entity tag without its quotes; another one after every change by an admin. */
  String tag() {
    return Long.toString(revision);
  }

  /**
   * @param ifMatch value of the If-Match header (RFC 9110 13.1.1), null when there is none
   * @throws WebhookProblem 412 {@code webhook-changed} when the header names other versions only
   */
  void requireVersion(@Nullable String ifMatch) {
    boolean named =
        ifMatch == null
            || ifMatch.strip().equals("*")
            || Arrays.stream(ifMatch.split(",", -1))
                .anyMatch(tag -> tag.strip().equals('"' + tag() + '"'));
    if (!named) {
      throw WebhookProblem.changed();
    }
  }

  /** Counts a change by an admin. */
  void revise() {
    revision++;
  }

  void sendTo(String newUrl) {
    url = newUrl;
    failingSince = null;
  }

  /**
   * @param text empty for none
   * @throws org.switchhook.platform.Problem 400 {@code text-invalid}
   */
  void describe(String text) {
    description = text.isEmpty() ? null : Text.line("description", text, DESCRIPTION_MAX);
  }

  /** Empty for every event. */
  void limitTo(Collection<EventType> wanted) {
    types = wanted.stream().map(EventType::word).distinct().collect(Collectors.joining(" "));
  }

  /** Switches it on or off for an admin; what went wrong before is forgotten. */
  void enable(boolean on) {
    enabled = on;
    disabledBecause = null;
    failingSince = null;
  }

  /** The present secret signs too for as long as is given. */
  void rotate(Secret next, Instant now, Duration overlap) {
    oldSecret = secret;
    oldSecretUntil = stored(now.plus(overlap));
    secret = next.text();
  }

  /**
   * Notes what came of a try.
   *
   * @param longest how long it may take nothing before it is switched off
   * @return false when it is switched off now because of it
   */
  boolean note(Outcome outcome, Instant now, Duration longest) {
    if (outcome.isSuccess()) {
      failingSince = null;
      return true;
    }
    if (failingSince == null) {
      failingSince = stored(now);
    }
    if (outcome.isGone()) {
      return switchedOff(Reason.GONE);
    }
    boolean tooLong = Duration.between(failingSince, now).compareTo(longest) >= 0;
    return !tooLong || switchedOff(Reason.FAILING);
  }

  private boolean switchedOff(Reason reason) {
    if (enabled) {
      enabled = false;
      disabledBecause = reason;
      revision++;
    }
    return false;
  }

  Cursor cursor() {
    return Cursor.at(createdAt, id);
  }

  WebhookView view(Instant now) {
    return new WebhookView(
        id,
        url,
        description,
        wanted().isEmpty() ? null : wanted(),
        enabled,
        disabledBecause == null ? null : disabledBecause.name().toLowerCase(Locale.ROOT),
        failingSince,
        secrets(now).size() > 1 ? oldSecretUntil : null,
        createdBy,
        createdAt,
        null);
  }
}
