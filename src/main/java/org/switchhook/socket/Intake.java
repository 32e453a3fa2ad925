package org.switchhook.socket;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.switchhook.platform.Mailbox;

/** What one socket receives: read in order, off the container's thread, within limits. */
public final class Intake {
  private final ReceiveLimits limits;
  private final Throttle throttle;
  private final Mailbox turn;
  private final AtomicInteger waiting = new AtomicInteger();

  public Intake(ReceiveLimits limits, Clock clock, Executor work) {
    this.limits = limits;
    this.throttle = new Throttle(limits.perSecond(), limits.burst(), clock);
    this.turn = new Mailbox(work);
  }

  /**
   * Hands a message to its reader later, after those before it.
   *
   * @return the code to close with when the message breaks a limit; it is then not read
   */
  public Optional<CloseCode> take(String text, Consumer<String> reader) {
    if (Message.utf8Length(text) > limits.messageBytes()) {
      return Optional.of(CloseCode.TOO_BIG);
    }
    if (!throttle.passes() || waiting.get() >= limits.waiting()) {
      return Optional.of(CloseCode.TOO_FAST);
    }
    waiting.incrementAndGet();
    turn.execute(
        () -> {
          waiting.decrementAndGet();
          reader.accept(text);
        });
    return Optional.empty();
  }
}
