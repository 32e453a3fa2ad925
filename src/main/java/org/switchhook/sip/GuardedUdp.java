package org.switchhook.sip;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The stack's UDP side, which drops what comes faster than it is read, and goes on with as many
 * threads when an error has ended one.
 */
final class GuardedUdp extends UDPMessageProcessor {
  private static final String THREAD = "switchhook-udp";

  // Guarded by itself.
  private final List<Reader> more = new ArrayList<>();

  GuardedUdp(InetAddress address, SIPTransactionStack stack, int port) throws IOException {
    super(address, stack, port);
    messageQueue = new WaitingDatagrams(this::readOn); // nobody reads the other before run()
    noteUdp(stack);
  }

  /**
   * The stack's own factory notes in a field of its package that there is UDP. Without the note
   * each message would leave from a socket of its own, and thus from another port.
   */
  private static void noteUdp(SIPTransactionStack stack) throws IOException {
    try {
      MethodHandles.privateLookupIn(SIPTransactionStack.class, MethodHandles.lookup())
          .findVarHandle(SIPTransactionStack.class, "udpFlag", boolean.class)
          .set(stack, true);
    } catch (ReflectiveOperationException e) {
      throw new IOException("this is not the SIP stack that we know", e);
    }
  }

  /** In place of a thread that has died. */
  private void readOn() {
    synchronized (more) {
      if (isRunning) {
        more.add(new Reader(sipStack, this));
      }
    }
  }

  @Override
  public void stop() {
    synchronized (more) {
      super.stop();
      more.forEach(Reader::close);
    }
  }

  /** Starts its thread as soon as it is made. */
  private static final class Reader extends UDPMessageChannel {
    Reader(SIPTransactionStack stack, GuardedUdp udp) {
      super(stack, udp, THREAD);
    }
  }
}
