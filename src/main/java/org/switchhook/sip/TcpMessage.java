package org.switchhook.sip;

/** One whole message of a TCP stream. */
final class TcpMessage {
  private final String callId;
  private final byte[] bytes;

  /**
   * @param callId empty when it has none
   */
  TcpMessage(String callId, byte[] bytes) {
    this.callId = callId;
    this.bytes = bytes;
  }

  String callId() {
    return callId;
  }

  byte[] bytes() {
    return bytes;
  }
}
