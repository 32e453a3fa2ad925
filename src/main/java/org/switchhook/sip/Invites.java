package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sip.message.Response;
import org.switchhook.trunk.Trunks;

/**
 * INVITE outside a dialog. Nobody can be called here: a trunk hears that the number is not found, a
 * stranger that he has no business.
 */
@Singleton
class Invites {
  private final Trunks trunks;
  private final Answers answers;

  @Inject
  Invites(Trunks trunks, Answers answers) {
    this.trunks = trunks;
    this.answers = answers;
  }

  void doInvite(Incoming in) {
    boolean known = trunks.bySource(in.source()).isPresent();
    answers.send(in, known ? Response.NOT_FOUND : Response.FORBIDDEN);
  }
}
