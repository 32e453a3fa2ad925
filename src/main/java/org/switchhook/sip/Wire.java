package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import javax.sip.ClientTransaction;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** The way out to the network. Safe for use by many threads; may wait for a TCP connection. */
@Singleton
class Wire {
  private volatile @Nullable SipProvider provider;

  void connect(SipProvider started) {
    provider = started;
  }

  void disconnect() {
    provider = null;
  }

  /**
   * Sends a request in a client transaction, which repeats it as its transport needs.
   *
   * @param context given back with the responses or the timeout
   * @throws SipException when it cannot be sent
   */
  void transact(Request request, Object context) throws SipException {
    ClientTransaction transaction = provider().getNewClientTransaction(request);
    transaction.setApplicationData(context);
    transaction.sendRequest();
  }

  /**
   * Sends a request once, outside any transaction.
   *
   * @throws SipException when it cannot be sent
   */
  void send(Request request) throws SipException {
    provider().sendRequest(request);
  }

  /**
   * True when the Via of a request names the transport by which it came. One that names another
   * would have its answer sent, and a connection opened, to wherever its sender likes.
   */
  static boolean isAnswerable(SIPRequest request) {
    String named = request.getTopmostVia().getTransport();
    return request.getMessageChannel() instanceof GuardedChannel
        ? ListeningPoint.TCP.equalsIgnoreCase(named)
        : ListeningPoint.UDP.equalsIgnoreCase(named);
  }

  /**
   * Sends a response outside any transaction of the stack: over the connection on which the request
   * came, or by UDP to where its Via says (RFC 3261 18.2.2, RFC 3581). Never waits: who has closed
   * the connection of his request gets no answer to it.
   *
   * @param request one that {@link #isAnswerable}
   * @throws SipException when it cannot be sent
   */
  void respond(SIPRequest request, SIPResponse response) throws SipException {
    if (request.getMessageChannel() instanceof GuardedChannel channel) {
      overConnection(channel, response);
    } else {
      provider().sendResponse(response);
    }
  }

  private static void overConnection(GuardedChannel channel, SIPResponse response)
      throws SipException {
    try {
      channel.sendMessage(response);
    } catch (IOException e) {
      throw new SipException("The connection is closed", e);
    }
  }

  private SipProvider provider() throws SipException {
    SipProvider now = provider;
    if (now == null) {
      throw new SipException("SIP does not run");
    }
    return now;
  }
}
