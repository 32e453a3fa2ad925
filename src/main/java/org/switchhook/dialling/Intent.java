package org.switchhook.dialling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;

/**
 * The will to place one call, stored before its INVITE leaves. Once it is stored, only its outcome
 * may be asked for; a second call is never made from it.
 */
@Entity
@Table(name = "intent")
@SuppressWarnings("UnusedVariable") // columns for those who read the table
public class Intent {
  @Id
  @Column(name = "call_id")
  private String callId;

  @Column(name = "trunk_id")
  private String trunk;

  private String party;

  @Column(name = "stored_at")
  private Instant storedAt;

  private @Nullable String outcome;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  @Version private long version;

  @SuppressWarnings("NullAway.Init") // JPA fills it
  protected Intent() {}

  Intent(CallId call, DialPermit permit, Instant storedAt) {
    this.callId = call.value();
    this.trunk = permit.trunk().value();
    this.party = permit.party().text();
    this.storedAt = storedAt;
  }

  public CallId call() {
    return new CallId(callId);
  }

  /** The first outcome stays. */
  void resolve(String newOutcome, Instant at) {
    if (outcome == null) {
      outcome = newOutcome;
      resolvedAt = at;
    }
  }
}
