package org.switchhook.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.NioMessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import javax.sip.ListeningPoint;

/** Makes the stack's transports: UDP and TCP as we guard them. The stack makes it by name. */
public final class Processors extends NioMessageProcessorFactory {
  @Override
  public MessageProcessor createMessageProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport)
      throws IOException {
    return ListeningPoint.TCP.equalsIgnoreCase(transport)
        ? new GuardedTcp(address, stack, port, limits(stack))
        : new GuardedUdp(address, stack, port);
  }

  private static TcpLimits limits(SIPTransactionStack stack) {
    return TcpLimits.from(((SipStackImpl) stack).getConfigurationProperties());
  }
}
