package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.message.Request;

/** The methods that get an answer of their own. */
@Singleton
class Served {
  private final Invites invites;
  private final Reinvites reinvites;
  private final Byes byes;
  private final Infos infos;
  private final Refers refers;
  private final Notifies notifies;
  private final OptionsRequests options;

  @Inject
  Served(
      Invites invites,
      Reinvites reinvites,
      Byes byes,
      Infos infos,
      Refers refers,
      Notifies notifies,
      OptionsRequests options) {
    this.invites = invites;
    this.reinvites = reinvites;
    this.byes = byes;
    this.infos = infos;
    this.refers = refers;
    this.notifies = notifies;
    this.options = options;
  }

  void serve(Incoming in) throws ParseException {
    switch (in.method()) {
      case Request.INVITE -> {
        if (in.inDialog()) {
          reinvites.doReinvite(in);
        } else {
          invites.doInvite(in);
        }
      }
      case Request.UPDATE -> reinvites.doUpdate(in);
      case Request.BYE -> byes.doBye(in);
      case Request.INFO -> infos.doInfo(in);
      case Request.REFER -> refers.doRefer(in);
      case Request.NOTIFY -> notifies.doNotify(in);
      default -> options.doOptions(in);
    }
  }
}
