package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.header.AcceptHeader;
import javax.sip.header.AllowHeader;
import javax.sip.message.Response;

/** OPTIONS: says what we can do (RFC 3261 11.2). */
@Singleton
class OptionsRequests {
  private final InDialog dialogs;
  private final Answers answers;
  private final LocalSide local;

  @Inject
  OptionsRequests(InDialog dialogs, Answers answers, LocalSide local) {
    this.local = local;
    this.dialogs = dialogs;
    this.answers = answers;
  }

  void doOptions(Incoming in) throws ParseException {
    if (!in.inDialog() || dialogs.call(in).isPresent()) {
      answers.send(
          in,
          Response.OK,
          Parts.header(AllowHeader.NAME, LocalSide.allow()),
          Parts.header(AcceptHeader.NAME, Bodies.ACCEPTED),
          local.supported());
    }
  }
}
