package org.switchhook.pair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer at one moment.
 *
 * @param transferor the side that gives the other party away and is released when all went well
 * @param target SIP address or telephone number of who is to take his place; null when it is a
 *     party of another call
 * @param otherCall id of the other call of an attended transfer of two calls; null otherwise
 * @param code SIP response code of the last news of the target, 0 for none
 * @param reason its phrase, empty for none
 */
public record TransferPicture(
    String id,
    Kind kind,
    Side transferor,
    @Nullable String target,
    @Nullable String otherCall,
    State state,
    int code,
    String reason,
    Instant createdAt,
    Instant changedAt) {
  /** How the target is reached. */
  public enum Kind {
    /** The target is rung and joined to the party that stays. */
    BLIND,
    /** The target is a party of another call. */
    ATTENDED,
    /** The transferor speaks to the target first, while the other party is held. */
    CONSULT
  }

  /** Where it stands, in the words of the wire when in lower case. */
  public enum State {
    /** The target is being rung, or two legs are being joined. */
    CALLING,
    /** Consult: the transferor speaks to the target, the other party is held. */
    CONSULTING,
    /** Consult: the transferor speaks to the other party again, the target is held. */
    RETURNED,
    COMPLETED,
    CANCELLED,
    FAILED;

    public boolean isEnd() {
      return this == COMPLETED || this == CANCELLED || this == FAILED;
    }
  }
}
