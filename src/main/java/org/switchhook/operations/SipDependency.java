package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.sip.SipServer;

/** Our own SIP side: up when it listens. */
@Singleton
class SipDependency implements Dependency {
  private final SipServer sip;

  @Inject
  SipDependency(SipServer sip) {
    this.sip = sip;
  }

  @Override
  public Condition condition() {
    boolean up = sip.listens();
    String detail = up ? "SIP listens on UDP and TCP" : "SIP does not listen";
    return new Condition("sip", State.of(up), true, detail);
  }
}
