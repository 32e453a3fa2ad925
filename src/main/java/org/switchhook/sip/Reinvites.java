package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.header.AcceptHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Input;
import org.switchhook.call.RequestKey;

/** What changes a session inside its dialog: INVITE (RFC 3261 14.2) and UPDATE (RFC 3311). */
@Singleton
class Reinvites {
  private final InDialog dialogs;
  private final Answers answers;

  @Inject
  Reinvites(InDialog dialogs, Answers answers) {
    this.dialogs = dialogs;
    this.answers = answers;
  }

  void doReinvite(Incoming in) throws ParseException {
    change(
        in,
        (key, contact, offer) ->
            new Input.ReinviteReceived(
                key, in.fromTag(), in.cseq(), contact, offer, SessionHeaders.read(in.request())));
  }

  void doUpdate(Incoming in) throws ParseException {
    change(
        in,
        (key, contact, offer) ->
            new Input.UpdateReceived(
                key, in.fromTag(), in.cseq(), contact, offer, SessionHeaders.read(in.request())));
  }

  private void change(Incoming in, Change change) throws ParseException {
    String type = Bodies.type(in.request());
    if (!type.isEmpty() && !type.equals(Bodies.SDP)) {
      if (dialogs.call(in).isPresent()) {
        answers.send(
            in, Response.UNSUPPORTED_MEDIA_TYPE, Parts.header(AcceptHeader.NAME, Bodies.SDP));
      }
      return;
    }
    String contact = Targets.contact(in.request());
    String offer = type.isEmpty() ? null : Bodies.text(in.request());
    dialogs.tell(in, key -> change.input(key, contact, offer));
  }

  private interface Change {
    Input input(RequestKey key, @Nullable String contact, @Nullable String offer);
  }
}
