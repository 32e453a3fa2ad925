package org.switchhook.sip;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The stack's UDP, which makes its channels on the thread that then reads the port. Stopped before
 * that is done, it would fail over a list that is not there or still grows, and leave threads.
 */
final class GuardedUdp extends UDPMessageProcessor {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean started;

  GuardedUdp(InetAddress address, SIPTransactionStack stack, int port) throws IOException {
    super(address, stack, port);
  }

  @Override
  public void start() throws IOException {
    started = true;
    super.start();
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      ended.countDown();
    }
  }

  /** Closes the port, waits until nobody reads it any more, and then ends the channels. */
  @Override
  public void stop() {
    isRunning = false;
    sock.close();
    if (started && isOver()) {
      super.stop();
    }
  }

  private boolean isOver() {
    try {
      return ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
