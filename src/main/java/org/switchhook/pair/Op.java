package org.switchhook.pair;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Something under way that changes a call; one at a time. All of it runs in the call's turn. */
interface Op {
  /**
   * @return completed in the call's turn, with null when it is done
   */
  CompletionStage<@Nullable Failure> run();

  CommandListener listener();

  /** True when nothing else may be asked of the call meanwhile; otherwise what is asked waits. */
  default boolean excludes() {
    return true;
  }

  /** True while the marks of the legs are what they are, and no attempt that may be taken back. */
  default boolean isSettled() {
    return false;
  }

  /** A leg of the call has ended while this is under way. */
  default void left(Line line) {}
}
