package org.switchhook.rest;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** An idempotency key in use: claimed by the first request, then keeping its answer. */
@Entity
@Table(name = "idempotency_claim")
class Claim {
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "body_hash")
  private String bodyHash;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  @Embedded private @Nullable StoredAnswer answer;

  @Version
  @Column(name = "version")
  private @Nullable Integer version;

  /** For Hibernate. */
  protected Claim() {}

  Claim(String id, String bodyHash, Instant claimedAt) {
    this.id = id;
    this.bodyHash = bodyHash;
    this.claimedAt = claimedAt;
  }

  void answer(StoredAnswer given) {
    if (answer != null) {
      throw new IllegalStateException("an idempotency key has one answer");
    }
    answer = given;
  }

  boolean isAnswered() {
    return answer != null;
  }

  boolean madeBefore(Instant time) {
    return claimedAt.isBefore(time);
  }

  /**
   * The answer for a repetition with this body.
   *
   * @throws Problem 422 {@code idempotency-key-reused}, 409 {@code idempotency-key-in-use}
   */
  StoredAnswer repeat(String otherHash) {
    if (!bodyHash.equals(otherHash)) {
      throw new Problem(
          422,
          "idempotency-key-reused",
          IdempotencyKey.HEADER,
          "This key came with another body before; a new request needs a new key");
    }
    if (answer == null) {
      throw new Problem(
          409,
          "idempotency-key-in-use",
          IdempotencyKey.HEADER,
          "The first request with this key is still running; ask again in a moment");
    }
    return answer;
  }
}
