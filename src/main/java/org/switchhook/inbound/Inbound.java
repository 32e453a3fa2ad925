package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.platform.Log;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Work;

/** Takes INVITEs off the SIP threads, so many at once and no more, and gives each its answer. */
@Singleton
class Inbound implements IncomingCallHandler {
  private static final System.Logger LOG = Log.of(Inbound.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int BUSY_HERE = 486;
  private static final int UNAVAILABLE = 503;

  private final Receiving receiving;
  private final Work work;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  @Inject
  Inbound(Receiving receiving, Work work, InboundSettings settings) {
    this.receiving = receiving;
    this.work = work;
    this.mostWaiting = settings.mostWaiting();
  }

  @Override
  public void offered(IncomingCall call, Reply reply) {
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      reply.refuse(UNAVAILABLE, RETRY_AFTER);
      return;
    }
    try {
      work.execute(() -> decide(call, reply));
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      reply.refuse(UNAVAILABLE, RETRY_AFTER);
    }
  }

  private void decide(IncomingCall call, Reply reply) {
    try {
      if (!reply.isWithdrawn()) {
        receiving.receive(call, reply);
      }
    } catch (Refusal refusal) {
      LOG.log(Level.INFO, () -> call + " is refused: " + refusal.code());
      reply.refuse(refusal.code(), refusal.phrase(), refusal.retryAfter());
    } catch (Problem problem) {
      LOG.log(Level.INFO, () -> call + " is refused: " + problem.id());
      refuse(problem, reply);
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      String kind = e.getClass().getSimpleName(); // one line for each: there may be many
      LOG.log(Level.WARNING, () -> call + " is refused, the store does not answer: " + kind);
      LOG.log(Level.DEBUG, "An INVITE could not be decided", e);
      reply.refuse(UNAVAILABLE, RETRY_AFTER);
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** A room that is full is busy; everything else is ours and passes. */
  private static void refuse(Problem problem, Reply reply) {
    if (problem.status() == 409) {
      reply.refuse(BUSY_HERE, null);
    } else {
      reply.refuse(UNAVAILABLE, RETRY_AFTER);
    }
  }
}
