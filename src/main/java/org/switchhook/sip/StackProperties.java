package org.switchhook.sip;

import java.time.Duration;
import java.util.Properties;

/** How JAIN-SIP is run; docs/adr/0003-sip-stack.md gives the reasons and the measurements. */
final class StackProperties {
  private static final String NIST = "gov.nist.javax.sip.";
  private static final int UDP_BUFFER_BYTES = 4 * 1024 * 1024;
  private static final int CONNECT_MILLIS = 3000;

  /** How long an INVITE that was given up still waits for its end: RFC 3261 9.1, twice. */
  private static final Duration PATIENCE = Duration.ofSeconds(64);

  private StackProperties() {}

  static Properties of(SipSettings settings, SipLimits limits) {
    Properties all = new Properties();
    all.setProperty("javax.sip.STACK_NAME", "switchhook-" + settings.port());
    all.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    all.setProperty(NIST + "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    all.setProperty(NIST + "STACK_LOGGER", StackLog.class.getName());
    all.setProperty(NIST + "SERVER_LOGGER", MessageLog.class.getName());
    all.setProperty(NIST + "THREAD_POOL_SIZE", Integer.toString(settings.threads()));
    all.setProperty(NIST + "REENTRANT_LISTENER", "true");
    all.setProperty(NIST + "TIMER_CLASS_NAME", StackTimer.class.getName());
    all.setProperty(NIST + "MESSAGE_PROCESSOR_FACTORY", Processors.class.getName());
    all.setProperty(NIST + "CANCEL_CLIENT_TRANSACTION_CHECKED", "false");
    all.setProperty(NIST + "RELEASE_REFERENCES_STRATEGY", "Normal");
    all.setProperty(NIST + "RECEIVE_UDP_BUFFER_SIZE", Integer.toString(UDP_BUFFER_BYTES));
    all.setProperty(NIST + "SEND_UDP_BUFFER_SIZE", Integer.toString(UDP_BUFFER_BYTES));
    all.setProperty(NIST + "MAX_MESSAGE_SIZE", Integer.toString(limits.messageBytes()));
    all.setProperty(NIST + "CONGESTION_CONTROL_TIMEOUT", "0"); // WaitingDatagrams does it
    all.setProperty(NIST + "CONNECTION_TIMEOUT", Integer.toString(CONNECT_MILLIS));
    all.setProperty(NIST + "MAX_TX_LIFETIME_INVITE", inviteSeconds(settings));
    all.setProperty(NIST + "NIO_MAX_SOCKET_IDLE_TIME", "0"); // TcpConnections does it
    TcpLimits.of(limits).into(all);
    return all;
  }

  /** Past it the stack ends the transaction; by then the call has given up. */
  private static String inviteSeconds(SipSettings settings) {
    return Long.toString(settings.longestRing().plus(PATIENCE).toSeconds());
  }
}
