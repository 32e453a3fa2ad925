package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
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
   * Sends a response outside any transaction of the stack: over the connection on which the request
   * came, or by UDP to where its Via says (RFC 3261 18.2.2, RFC 3581).
   *
   * @throws SipException when it cannot be sent
   */
  void respond(SIPRequest request, SIPResponse response) throws SipException {
    boolean stream = !ListeningPoint.UDP.equalsIgnoreCase(request.getTopmostVia().getTransport());
    if (!stream || !overConnection(request, response)) {
      provider().sendResponse(response);
    }
  }

  private static boolean overConnection(SIPRequest request, SIPResponse response) {
    try {
      if (request.getMessageChannel() instanceof MessageChannel channel) {
        channel.sendMessage(response);
        return true;
      }
      return false;
    } catch (IOException e) {
      return false; // closed meanwhile: a new connection to the address in Via
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
