package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * One public status of a call.
 *
 * @param end why it ended; null exactly when the status is not an end
 */
public record Progress(Status status, @Nullable CallEnd end) {
  public Progress {
    if (status.isEnd() != (end != null)) {
      throw new IllegalArgumentException("an end, and only an end, has a cause");
    }
  }

  static Progress of(Status status) {
    return new Progress(status, null);
  }

  static Progress rejected(CallEnd end) {
    return new Progress(Status.REJECTED, end);
  }

  static Progress cleared(CallEnd end) {
    return new Progress(Status.CLEARED, end);
  }
}
