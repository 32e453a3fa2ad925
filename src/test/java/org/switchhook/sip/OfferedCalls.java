package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;

/** Keeps the INVITEs that it is offered, for the test to decide about. */
final class OfferedCalls implements IncomingCallHandler {
  private final BlockingQueue<Offered> offered = new LinkedBlockingQueue<>();

  record Offered(IncomingCall call, Reply reply) {}

  @Override
  public void offered(IncomingCall call, Reply reply) {
    offered.add(new Offered(call, reply));
  }

  Offered next() throws InterruptedException {
    Offered next = offered.poll(5, TimeUnit.SECONDS);
    assertThat(next).as("an INVITE is offered").isNotNull();
    return next;
  }

  /** How many nobody has decided about. */
  int waiting() {
    return offered.size();
  }
}
