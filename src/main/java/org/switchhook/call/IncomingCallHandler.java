package org.switchhook.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of an INVITE that belongs to no call. Who takes it stores a call and gives
 * it to {@link LiveCalls#answer}; who does not says so once with {@link Reply#refuse}.
 */
public interface IncomingCallHandler {
  /** Begins to decide, for an INVITE that has its 100. Never waits. */
  void offered(IncomingCall call, Reply reply);

  /** The way back to one INVITE. Safe from any thread; never waits. */
  interface Reply {
    /** True when its caller has withdrawn it, so that no answer is wanted any more. */
    boolean isWithdrawn();

    /**
     * Refuses it; does nothing when it has an answer already.
     *
     * @param code 400 to 699
     * @param phrase reason phrase, ASCII; empty for the usual one of the code
     * @param retryAfter when to try again, null to say nothing of it
     */
    void refuse(int code, String phrase, @Nullable Duration retryAfter);

    /** As above, with the usual reason phrase. */
    default void refuse(int code, @Nullable Duration retryAfter) {
      refuse(code, "", retryAfter);
    }
  }
}
