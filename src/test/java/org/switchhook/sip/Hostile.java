package org.switchhook.sip;

import java.util.List;

/** Messages that are made to break a parser or to fill a heap. */
final class Hostile {
  private Hostile() {}

  static List<String> messages(RawPeer peer) {
    return List.of(
        "\r\n\r\n\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "INVITE\r\n\r\n",
        "SIP/2.0 200 OK\r\n\r\n",
        peer.outside("OPTIONS", "z9hG4bKh1", length("2000000000")),
        peer.outside("OPTIONS", "z9hG4bKh2", length("-1")),
        peer.outside("OPTIONS", "z9hG4bKh3", length("99999999999999999999")),
        peer.outside("OPTIONS", "z9hG4bKh4", length("\0")),
        peer.outside("OPTIONS", "z9hG4bKh5", "X-Nested: " + "(".repeat(20_000) + "\r\n"),
        peer.outside("OPTIONS", "z9hG4bKh6", "Contact: " + "<".repeat(20_000) + "\r\n"),
        peer.outside(
            "OPTIONS", "z9hG4bKh7", "Contact: <sip:a>" + ",<sip:a>".repeat(3_000) + "\r\n"),
        peer.outside("OPTIONS", "z9hG4bKh8", "Require: \r\n"),
        peer.outside("INVITE", "z9hG4bKh9", "Contact: *\r\nRecord-Route: <tel:1>\r\n"),
        peer.outside("BYE", "z9hG4bKh10", "To: <sip:x>;tag=\r\n"),
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1\r\nFrom: x\r\nTo: y\r\nCall-ID: z\r\n"
            + "CSeq: 1 INVITE\r\nContact: <tel:1>\r\nContent-Length: 0\r\n\r\n",
        "OPTIONS sip:" + "a".repeat(30_000));
  }

  private static String length(String value) {
    return "Content-Length: " + value + "\r\n\r\n";
  }
}
