package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import javax.sip.header.AllowHeader;
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
  private final Extensions extensions;

  @Inject
  RequestRouter(
      Served served,
      Cancels cancels,
      Acks acks,
      Answers answers,
      Strangers strangers,
      Extensions extensions) {
    this.extensions = extensions;
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
      case Request.INVITE,
          Request.BYE,
          Request.INFO,
          Request.UPDATE,
          Request.REFER,
          Request.NOTIFY,
          Request.OPTIONS ->
          served(in);
      default ->
          answers.send(
              in, Response.METHOD_NOT_ALLOWED, Parts.header(AllowHeader.NAME, LocalSide.allow()));
    }
  }

  private void served(Incoming in) throws ParseException {
    List<String> unknown = extensions.unknown(in.request());
    if (!unknown.isEmpty()) {
      answers.send(
          in,
          Response.BAD_EXTENSION,
          Parts.header(UnsupportedHeader.NAME, String.join(", ", unknown)));
    } else if (isReplacesMisplaced(in)) {
      answers.send(in, Response.BAD_REQUEST);
    } else {
      served.serve(in);
    }
  }

  /** Only an INVITE that opens a dialog can take the place of one (RFC 3891 3). */
  private static boolean isReplacesMisplaced(Incoming in) {
    boolean opens = in.method().equals(Request.INVITE) && !in.inDialog();
    return !opens && Replacing.isWanted(in.request());
  }
}
