package org.switchhook.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchhook.platform.Log;

/**
 * One INVITE that a simulated phone got, until it is answered or refused (RFC 3261 13.3, 17.2.1).
 */
final class IncomingCall {
  private static final System.Logger LOG = Log.of(IncomingCall.class);

  /** A caller that neither cancels nor goes away is given up after this. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Station station;
  private final SipMessage invite;
  private final Hop hop;
  private final Behaviour behaviour;
  private final List<String> tags;
  private final List<MediaSession> sessions;
  private final Pace.Wait longest;
  private Optional<SipMessage> last = Optional.empty();
  private Optional<Repeat> unacked = Optional.empty();
  private boolean answered;
  private boolean refused;

  IncomingCall(Station station, SipMessage invite, Hop hop) {
    this.station = station;
    this.invite = invite;
    this.hop = hop;
    this.behaviour = Behaviours.of(invite.uri());
    this.tags = List.of(station.ids().next(), station.ids().next());
    this.sessions = List.of(session(station), session(station));
    this.longest = station.pace().after(LONGEST, () -> refuse(487, "Request Terminated"));
  }

  /** Plays the behaviour that the number asks for, behind the digest where it wants one. */
  void begin(DigestGate gate) {
    LOG.log(System.Logger.Level.DEBUG, "{0}: INVITE, {1}", SandboxTrunk.NAME, behaviour.summary());
    if (behaviour.has(Trait.SILENT)) {
      return;
    }
    send(invite.reply(100, "Trying"));
    gate.refusal(invite, behaviour).map(r -> r.replacing("To", tagged(0))).ifPresent(this::refuse);
    for (Behaviour.Ringing step : behaviour.ringing()) {
      if (step.at().isZero()) {
        step.act().accept(this);
      } else {
        station.pace().after(step.at(), () -> step.act().accept(this));
      }
    }
  }

  /** The INVITE came again: so does the last response. */
  void repeat() {
    last.ifPresent(response -> station.respond(response, hop, behaviour.copies()));
  }

  void ring(int phone) {
    provisional(phone, 180, "Ringing", Optional.empty());
  }

  /** 183 with a description. */
  void early(int phone) {
    provisional(phone, 183, "Session Progress", sessions.get(phone).answer(invite.body()));
  }

  private void provisional(int phone, int status, String reason, Optional<String> description) {
    if (answered || refused) {
      return;
    }
    SipMessage response = response(phone, status, reason);
    send(description.map(text -> response.withBody("application/sdp", text)).orElse(response));
  }

  /** 200 of one phone of the fork; a later one of the same INVITE is a dialog of its own. */
  void answer(int phone) {
    answered(phone);
  }

  void answerAndHangUp() {
    answered(0).ifPresent(PhoneDialog::hangUp);
  }

  private Optional<PhoneDialog> answered(int phone) {
    if (refused) {
      return Optional.empty();
    }
    MediaSession session = sessions.get(phone);
    Optional<String> description =
        invite.hasDescription() ? session.answer(invite.body()) : Optional.of(session.offer());
    if (description.isEmpty()) {
      refuse(488, "Not Acceptable Here");
      return Optional.empty();
    }
    answered = true;
    SipMessage ok = response(phone, 200, "OK").withBody("application/sdp", description.get());
    PhoneDialog dialog = new PhoneDialog(station, invite, hop, behaviour, tags.get(phone), session);
    dialog.answer(ok);
    last = Optional.of(ok);
    forgetLater();
    return Optional.of(dialog);
  }

  void redirect() {
    String contact = "<sip:moved00@" + station.host() + ">";
    refuse(response(0, 302, "Moved Temporarily").replacing("Contact", contact));
  }

  void refuse(int status, String reason) {
    refuse(response(0, status, reason));
  }

  private void refuse(SipMessage response) {
    if (answered || refused) {
      return;
    }
    refused = true;
    send(response);
    Repeat repeat =
        hop.stream()
            ? Repeat.limitOnly(station.pace(), () -> {})
            : Repeat.start(station.pace(), this::repeat, () -> {});
    unacked = Optional.of(repeat);
    forgetLater();
  }

  /** The ACK of a refusal. */
  void ack() {
    unacked.ifPresent(Repeat::stop);
  }

  void cancel(SipMessage cancel) {
    if (behaviour.has(Trait.SILENT)) {
      return;
    }
    SipMessage ok = cancel.reply(200, "OK").replacing("To", tagged(0));
    station.respond(ok, hop, behaviour.copies());
    if (behaviour.has(Trait.ANSWERS_WHEN_CANCELLED) && !answered) {
      answer(0);
    } else {
      refuse(487, "Request Terminated");
    }
  }

  private void send(SipMessage response) {
    last = Optional.of(response);
    repeat();
  }

  private SipMessage response(int phone, int status, String reason) {
    return invite
        .reply(status, reason)
        .replacing("To", tagged(phone))
        .with("Contact", station.contact(hop))
        .with("Allow", Station.ALLOW);
  }

  private String tagged(int phone) {
    return invite.value("To") + ";tag=" + tags.get(phone);
  }

  private static MediaSession session(Station station) {
    return new MediaSession(station.ids().below(1_000_000_000), station.host());
  }

  private void forgetLater() {
    longest.stop();
    station.pace().after(Repeat.LIMIT, () -> station.calls().remove(Exchange.callKey(invite)));
  }
}
