package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.sip.header.AllowHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Gives each request to the one class that serves its method; keeps nothing. No 1xx of ours wants a
 * PRACK, so there is none that could fit (RFC 3262 3).
 */
@Singleton
class RequestRouter {
  private final Served served;
  private final Cancels cancels;
  private final Acks acks;
  private final Answers answers;
  private final Strangers strangers;

  @Inject
  RequestRouter(Served served, Cancels cancels, Acks acks, Answers answers, Strangers strangers) {
    this.strangers = strangers;
    this.served = served;
    this.cancels = cancels;
    this.acks = acks;
    this.answers = answers;
  }

  void route(Incoming in) throws ParseException {
    if (!strangers.turnedAway(in)) {
      serve(in);
    }
  }

  private void serve(Incoming in) throws ParseException {
    switch (in.method()) {
      case Request.ACK -> acks.doAck(in);
      case Request.CANCEL -> cancels.doCancel(in);
      case Request.PRACK -> answers.send(in, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      case Request.INVITE, Request.BYE, Request.INFO, Request.UPDATE, Request.OPTIONS -> served(in);
      default ->
          answers.send(
              in, Response.METHOD_NOT_ALLOWED, Parts.header(AllowHeader.NAME, LocalSide.allow()));
    }
  }

  /** What is required and we have not is too much (RFC 3261 8.2.2.3). */
  private void served(Incoming in) throws ParseException {
    List<String> missing = required(in);
    missing.removeIf(LocalSide.EXTENSIONS::contains);
    if (missing.isEmpty()) {
      served.serve(in);
    } else {
      answers.send(
          in,
          Response.BAD_EXTENSION,
          Parts.header(UnsupportedHeader.NAME, String.join(", ", missing)));
    }
  }

  private static List<String> required(Incoming in) {
    List<String> tags = new ArrayList<>();
    Iterator<?> headers = in.request().getHeaders(RequireHeader.NAME);
    while (headers.hasNext()) {
      if (headers.next() instanceof RequireHeader header) {
        tags.add(header.getOptionTag().toLowerCase(Locale.ROOT));
      }
    }
    return tags;
  }
}
