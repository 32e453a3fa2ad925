package org.switchhook.testkit;

import java.net.InetSocketAddress;
import org.switchhook.sandbox.SipMessage;

/** A request that a phone got, and the ways to answer it. */
public class IncomingRequest {
  final SipPhone phone;
  private final SipMessage message;
  private final InetSocketAddress from;
  private final String tag;

  IncomingRequest(SipPhone phone, SipMessage message, InetSocketAddress from) {
    this.phone = phone;
    this.message = message;
    this.from = from;
    this.tag = phone.newId();
  }

  /** The request as it came. */
  public SipMessage message() {
    return message;
  }

  public void ok() {
    reply(200, "OK");
  }

  /** 202 to a REFER, with news to come. */
  public void accept() {
    send(response(202, "Accepted").with("Contact", phone.contact()));
  }

  /** 202 to a REFER of which nothing more will be told (RFC 4488). */
  public void acceptWithoutNews() {
    send(response(202, "Accepted").with("Contact", phone.contact()).with("Refer-Sub", "false"));
  }

  public void reply(int status, String reason) {
    send(response(status, reason));
  }

  /** The last response once more. */
  public void repeatReply() {
    phone.repeatReply(message, from);
  }

  final SipMessage response(int status, String reason) {
    SipMessage response = message.reply(status, reason);
    return status > 100 && message.toTag().isEmpty()
        ? response.replacing("To", message.value("To") + ";tag=" + tag)
        : response;
  }

  final void send(SipMessage response) {
    phone.respond(message, response, from);
  }

  final String localTag() {
    return message.toTag().isEmpty() ? tag : message.toTag();
  }

  final InetSocketAddress from() {
    return from;
  }
}
