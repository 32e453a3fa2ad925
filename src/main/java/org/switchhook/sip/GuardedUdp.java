package org.switchhook.sip;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;

/** The stack's UDP side, which drops what comes faster than it is read. */
final class GuardedUdp extends UDPMessageProcessor {
  GuardedUdp(InetAddress address, SIPTransactionStack stack, int port) throws IOException {
    super(address, stack, port);
    messageQueue = new WaitingDatagrams(); // nobody reads the other before run()
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
}
