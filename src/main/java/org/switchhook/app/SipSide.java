package org.switchhook.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.LastCalls;
import org.switchhook.sandbox.SandboxTrunk;
import org.switchhook.sip.SipServer;

/** What lets calls in, and brings them to an end when it closes. */
@Singleton
class SipSide {
  private final SandboxTrunk sandbox;
  private final SipServer sip;
  private final LastCalls lastCalls;

  @Inject
  SipSide(SandboxTrunk sandbox, SipServer sip, LastCalls lastCalls) {
    this.sandbox = sandbox;
    this.sip = sip;
    this.lastCalls = lastCalls;
  }

  /** Binds the ports; one that cannot be bound leaves no other bound. */
  void open() {
    try {
      sandbox.start();
      sip.start();
    } catch (RuntimeException e) {
      sandbox.stop();
      throw e;
    }
  }

  /** Hangs up what runs, then frees the ports. */
  void close() {
    lastCalls.end();
    sip.stop();
    sandbox.stop();
  }
}
