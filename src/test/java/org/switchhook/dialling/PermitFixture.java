package org.switchhook.dialling;

import org.switchhook.address.E164;
import org.switchhook.address.TrunkId;

/** Permits for tests of what lies behind the gate. */
public final class PermitFixture {
  private PermitFixture() {}

  public static DialPermit permit(String number) {
    return permit(number, null);
  }

  public static DialPermit permit(String number, String extension) {
    return new DialPermit(
        new E164(number, extension),
        new TrunkId("sandbox"),
        "sip:" + number + "@127.0.0.1:5090;transport=udp",
        "sip:anonymous@127.0.0.1",
        null);
  }
}
