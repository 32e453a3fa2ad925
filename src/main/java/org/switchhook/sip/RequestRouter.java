package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sip.header.AllowHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Gives each request to the one class that serves its method; keeps nothing. */
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
      case Request.INVITE, Request.BYE, Request.INFO, Request.UPDATE, Request.OPTIONS -> served(in);
      default ->
          answers.send(
              in, Response.METHOD_NOT_ALLOWED, Parts.header(AllowHeader.NAME, LocalSide.allow()));
    }
  }

  /** We have no extension, so whatever is required is too much (RFC 3261 8.2.2.3). */
  private void served(Incoming in) throws ParseException {
    List<String> required = required(in);
    if (required.isEmpty()) {
      served.serve(in);
    } else {
      answers.send(
          in,
          Response.BAD_EXTENSION,
          Parts.header(UnsupportedHeader.NAME, String.join(", ", required)));
    }
  }

  private static List<String> required(Incoming in) {
    List<String> tags = new ArrayList<>();
    Iterator<?> headers = in.request().getHeaders(RequireHeader.NAME);
    while (headers.hasNext()) {
      if (headers.next() instanceof RequireHeader header) {
        tags.add(header.getOptionTag());
      }
    }
    return tags;
  }
}
