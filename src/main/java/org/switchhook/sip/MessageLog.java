package org.switchhook.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/**
 * What the stack tells of the messages that pass. It makes this by name. Nothing is written: such a
 * log would hold numbers and digests. What leaves goes to a {@link Tap}; repetitions are seen
 * nowhere else.
 */
public final class MessageLog implements ServerLogger {
  private volatile Tap tap = Tap.NONE;

  void connect(Tap other) {
    tap = other;
  }

  @Override
  public void closeLogFile() {}

  @Override
  public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
    if (sender) {
      tap.sent(message, to);
    }
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender, long time) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender) {}

  @Override
  public void logException(Exception ex) {}

  @Override
  public void setStackProperties(Properties stackProperties) {}

  @Override
  public void setSipStack(SipStack sipStack) {}
}
