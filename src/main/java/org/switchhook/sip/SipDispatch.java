package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;

/**
 * What the stack calls, on its own threads. Nothing that a peer sends may kill one of them, so
 * whatever goes wrong below ends here. No work is done here that waits.
 */
@Singleton
class SipDispatch implements SipListener {
  private static final System.Logger LOG = Log.of(SipDispatch.class);

  private final RequestRouter requests;
  private final ResponseRouter responses;
  private final Traffic traffic;

  @Inject
  SipDispatch(RequestRouter requests, ResponseRouter responses, Traffic traffic) {
    this.requests = requests;
    this.responses = responses;
    this.traffic = traffic;
  }

  @Override
  public void processRequest(RequestEvent event) {
    guarded(
        () -> {
          SIPRequest request = (SIPRequest) event.getRequest();
          traffic.received(request);
          String source = request.getPeerPacketSourceAddress().getHostAddress();
          if (Wire.isAnswerable(request)) {
            requests.route(new Incoming(request, source));
          } else {
            LOG.log(Level.DEBUG, () -> "Dropped a request of " + source + ": wrong Via transport");
          }
        });
  }

  @Override
  public void processResponse(ResponseEvent event) {
    guarded(
        () -> {
          SIPResponse response = (SIPResponse) event.getResponse();
          traffic.received(response);
          responses.doResponse(sent(event.getClientTransaction()), response);
        });
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    guarded(() -> responses.doTimeout(sent(event.getClientTransaction())));
  }

  private static @Nullable Sent sent(@Nullable Transaction transaction) {
    return transaction != null && transaction.getApplicationData() instanceof Sent sent
        ? sent
        : null;
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.log(Level.DEBUG, () -> "No way to " + event.getHost() + ":" + event.getPort());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}

  private static void guarded(Step step) {
    try {
      step.run();
    } catch (ParseException | RuntimeException | StackOverflowError e) {
      Failure.note(LOG, "A SIP message was dropped", e);
    }
  }

  /** Something that a message can make fail. */
  private interface Step {
    void run() throws ParseException;
  }
}
