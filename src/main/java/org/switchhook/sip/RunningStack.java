package org.switchhook.sip;

import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import javax.sip.ListeningPoint;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import org.switchhook.platform.Log;

/** A stack that listens on UDP and TCP. */
final class RunningStack {
  private static final System.Logger LOG = Log.of(RunningStack.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StackThreads threads;
  private final SipStackImpl stack;
  private final SipProvider provider;
  private final SipListener listener;

  private RunningStack(
      StackThreads threads, SipStackImpl stack, SipProvider provider, SipListener listener) {
    this.threads = threads;
    this.stack = stack;
    this.provider = provider;
    this.listener = listener;
  }

  /**
   * Opens both ports. They are tried first: a stack that finds one of them taken cannot be stopped.
   *
   * @throws IOException when a port is taken or the address is not ours
   */
  static RunningStack open(SipSettings settings, SipLimits limits, SipListener listener)
      throws Exception {
    RawHeader.register();
    tryPorts(new InetSocketAddress(settings.address(), settings.port()));
    StackThreads threads = new StackThreads();
    SipStackImpl stack = threads.call(() -> new SipStackImpl(StackProperties.of(settings, limits)));
    try {
      SipProvider provider = threads.call(() -> provider(stack, settings));
      provider.addSipListener(listener);
      return new RunningStack(threads, stack, provider, listener);
    } catch (Exception e) {
      abandon(stack, e);
      threads.end(PATIENCE);
      throw e;
    }
  }

  private static void abandon(SipStackImpl stack, Exception why) {
    try {
      stack.stop();
    } catch (RuntimeException half) {
      why.addSuppressed(half); // it does not stop what it has not started
    }
  }

  private static void tryPorts(InetSocketAddress address) throws IOException {
    try (ServerSocketChannel tcp = ServerSocketChannel.open();
        DatagramChannel udp = DatagramChannel.open()) {
      tcp.bind(address);
      udp.bind(address);
    }
  }

  private static SipProvider provider(SipStackImpl stack, SipSettings settings) throws Exception {
    String address = settings.address();
    ListeningPoint udp = stack.createListeningPoint(address, settings.port(), ListeningPoint.UDP);
    ListeningPoint tcp = stack.createListeningPoint(address, settings.port(), ListeningPoint.TCP);
    SipProvider provider = stack.createSipProvider(udp);
    provider.addListeningPoint(tcp);
    return provider;
  }

  void connect(Tap tap) {
    if (stack.getServerLogger() instanceof MessageLog log) {
      log.connect(tap);
    }
  }

  int transactions() {
    return stack.getClientTransactionTableSize();
  }

  SipProvider provider() {
    return provider;
  }

  /**
   * Stops listening and ends every thread of the stack; takes a second. The order matters: nothing
   * is deleted from the stack, whose iterators do not bear it.
   */
  void close() throws InterruptedException {
    provider.removeSipListener(listener);
    try {
      stop();
    } finally {
      List<String> left = threads.end(PATIENCE);
      if (!left.isEmpty()) {
        LOG.log(Level.WARNING, "Threads of the SIP stack did not end: " + left);
      }
    }
  }

  /**
   * The stack makes its UDP channels on the thread that then reads the port. Stopped before that is
   * done it fails over a list that is not there or still grows; but it has closed the port, so that
   * the thread ends, and then the list is whole.
   */
  private void stop() throws InterruptedException {
    try {
      stack.stop();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The SIP stack has just been started; it is stopped again", e);
      threads.await("MessageProcessorThread-UDP", PATIENCE);
      stack.stop();
    }
  }
}
