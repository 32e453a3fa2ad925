package org.switchhook.sip;

import gov.nist.javax.sip.SipStackImpl;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import javax.sip.ListeningPoint;
import javax.sip.SipListener;
import javax.sip.SipProvider;

/** A stack that listens on UDP and TCP. */
final class RunningStack {
  private static final System.Logger LOG = System.getLogger(RunningStack.class.getName());
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

  /** Opens both ports; closes everything again when one of them is taken. */
  static RunningStack open(SipSettings settings, SipListener listener) throws Exception {
    StackThreads threads = new StackThreads();
    SipStackImpl stack = threads.call(() -> new SipStackImpl(StackProperties.of(settings)));
    try {
      SipProvider provider = threads.call(() -> provider(stack, settings));
      provider.addSipListener(listener);
      return new RunningStack(threads, stack, provider, listener);
    } catch (Exception e) {
      stack.stop();
      threads.end(PATIENCE);
      throw e;
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

  SipProvider provider() {
    return provider;
  }

  /**
   * Stops listening and ends every thread of the stack; takes a second. The order matters: nothing
   * is deleted from the stack, whose iterators do not bear it.
   */
  void close() throws InterruptedException {
    provider.removeSipListener(listener);
    stack.stop();
    List<String> left = threads.end(PATIENCE);
    if (!left.isEmpty()) {
      LOG.log(Level.WARNING, "Threads of the SIP stack did not end: " + left);
    }
  }
}
