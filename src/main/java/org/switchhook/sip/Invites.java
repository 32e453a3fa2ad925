package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.Replaces;
import org.switchhook.platform.Log;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/**
 * INVITE outside a dialog, of a trunk. What is wrong with the message is answered here; a good one
 * gets its 100 and goes to who decides about it, once.
 */
@Singleton
class Invites {
  private static final System.Logger LOG = Log.of(Invites.class);
  private static final int MERGED = 482;
  private static final String RETRY_AFTER = "5";

  private final Trunks trunks;
  private final InviteReader reader;
  private final ReceivedRequests received;
  private final Responder responder;
  private final Refusals refusals;
  private final Answers answers;
  private final Offers offers;

  @Inject
  Invites(
      Trunks trunks,
      InviteReader reader,
      ReceivedRequests received,
      Responder responder,
      Refusals refusals,
      Answers answers,
      Offers offers) {
    this.trunks = trunks;
    this.reader = reader;
    this.received = received;
    this.responder = responder;
    this.refusals = refusals;
    this.answers = answers;
    this.offers = offers;
  }

  void doInvite(Incoming in) throws ParseException {
    Optional<Trunk> trunk = trunks.bySource(in.source());
    if (trunk.isEmpty()) {
      answers.send(in, Response.FORBIDDEN);
    } else if (received.find(in.key()) != null) {
      responder.repeat(in.key());
    } else {
      doFirst(in, trunk.get());
    }
  }

  private void doFirst(Incoming in, Trunk trunk) throws ParseException {
    try {
      Replaces named = Replacing.read(in.request());
      IncomingCall call = reader.read(in, trunk.id());
      ReceivedRequest invite = ReceivedRequest.offered(in, call.dialog().localTag());
      switch (received.arrive(in, invite)) {
        case REPEATED -> responder.repeat(in.key());
        case MERGED -> answers.send(in, MERGED);
        case TOO_MANY ->
            answers.send(
                in, Response.SERVICE_UNAVAILABLE, Parts.header(RetryAfterHeader.NAME, RETRY_AFTER));
        case FIRST -> {
          responder.repeat(in.key());
          offers.offered(call, named, new Reply(invite));
        }
      }
    } catch (UnfitInvite e) {
      answers.refuse(in, e);
    }
  }

  /** The way back to an INVITE that waits for its answer. */
  private final class Reply implements IncomingCallHandler.Reply {
    private final ReceivedRequest invite;

    private Reply(ReceivedRequest invite) {
      this.invite = invite;
    }

    @Override
    public boolean isWithdrawn() {
      return invite.answer() != null;
    }

    @Override
    public void refuse(int code, String phrase, @Nullable Duration retryAfter) {
      try {
        refusals.refuse(invite, code, phrase, headers(retryAfter));
      } catch (ParseException e) {
        Failure.note(LOG, "A refusal could not be written", e);
      }
    }

    private static List<Header> headers(@Nullable Duration retryAfter) throws ParseException {
      return retryAfter == null
          ? List.of()
          : List.of(
              Parts.header(
                  RetryAfterHeader.NAME, Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }
  }
}
