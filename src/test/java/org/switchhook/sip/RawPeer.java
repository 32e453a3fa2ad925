package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer that writes its SIP messages as text, over a real socket on loopback. */
abstract class RawPeer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  abstract String transport();

  abstract int port();

  abstract void send(String text) throws IOException;

  @Override
  public abstract void close() throws IOException;

  String uri() {
    String transport = transport().equals("udp") ? "" : ";transport=" + transport();
    return "sip:phone@127.0.0.1:" + port() + transport;
  }

  Heard next() throws InterruptedException {
    Heard message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(message).as("a message within %d s", PATIENCE_SECONDS).isNotNull();
    return message;
  }

  Heard request(String method) throws InterruptedException {
    Heard message = next();
    assertThat(message.firstLine()).startsWith(method + " ");
    return message;
  }

  Heard response(int code) throws InterruptedException {
    Heard message = next();
    assertThat(message.firstLine()).startsWith("SIP/2.0 " + code + " ");
    return message;
  }

  /** Sends a request again and again until it is answered, as a peer does on UDP. */
  Heard repeat(String request, int code) throws IOException, InterruptedException {
    Heard answer = null;
    for (int copy = 0; copy < 10 && answer == null; copy++) {
      send(request);
      answer = heard.poll(500, TimeUnit.MILLISECONDS);
    }
    assertThat(answer).isNotNull();
    assertThat(answer.code()).isEqualTo(code);
    return answer;
  }

  void hearsNothing(long millis) throws InterruptedException {
    assertThat(heard.poll(millis, TimeUnit.MILLISECONDS)).isNull();
  }

  /** Answers a request; header lines, each with its line end, and a body may be added. */
  void answer(Heard request, int code, String reason, String toTag, String more)
      throws IOException {
    String lines = more.contains("\r\n\r\n") ? more : more + "Content-Length: 0\r\n\r\n";
    send("SIP/2.0 " + code + " " + reason + "\r\n" + request.echo(toTag) + lines);
  }

  void accept(Heard invite, String toTag) throws IOException {
    answer(invite, 200, "OK", toTag, "Contact: <" + uri() + ">\r\n");
  }

  /** A request inside the dialog that our INVITE has set up, as the callee sends it. */
  String inDialog(
      Heard invite, String toTag, String method, long cseq, String branch, String more) {
    String lines = more.contains("\r\n\r\n") ? more : more + "Content-Length: 0\r\n\r\n";
    String via = "SIP/2.0/" + transport().toUpperCase(java.util.Locale.ROOT);
    return method
        + " sip:127.0.0.1 SIP/2.0\r\nVia: "
        + via
        + " 127.0.0.1:"
        + port()
        + ";branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: "
        + invite.header("To")
        + ";tag="
        + toTag
        + "\r\nTo: "
        + invite.header("From")
        + "\r\nCall-ID: "
        + invite.header("Call-ID")
        + "\r\nCSeq: "
        + cseq
        + " "
        + method
        + "\r\n"
        + lines;
  }

  /** A request of a stranger, outside any dialog. */
  String outside(String method, String branch, String more) {
    String lines = more.contains("\r\n\r\n") ? more : more + "Content-Length: 0\r\n\r\n";
    return method
        + " sip:someone@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/"
        + transport().toUpperCase(java.util.Locale.ROOT)
        + " 127.0.0.1:"
        + port()
        + ";branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:stranger@example.org>;tag=s1\r\n"
        + "To: <sip:someone@127.0.0.1>\r\nCall-ID: outside-"
        + branch
        + "\r\nCSeq: 1 "
        + method
        + "\r\n"
        + lines;
  }

  static String body(String type, String text) {
    return "Content-Type: " + type + "\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
  }
}
