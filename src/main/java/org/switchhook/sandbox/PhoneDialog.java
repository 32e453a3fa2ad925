package org.switchhook.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An answered call of a simulated phone: one dialog, from its 200 to its BYE. */
final class PhoneDialog {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SLOW = Duration.ofMillis(500);
  private static final int MAX_SERVED = 64;
  private static final Set<String> GUARDED = Set.of("BYE", "INFO");

  private final Station station;
  private final Hop hop;
  private final Behaviour behaviour;
  private final MediaSession session;
  private final DialogRequests requests;
  private final String key;
  private final Pace.Wait longest;

  /** The peer's requests by transaction, with our response once there is one. */
  private final Map<String, Optional<SipMessage>> served = new LinkedHashMap<>();

  private Optional<Repeat> unacked = Optional.empty();
  private long unackedNumber;
  private boolean confirmed;
  private boolean offering;
  private boolean ended;

  PhoneDialog(
      Station station,
      SipMessage invite,
      Hop hop,
      Behaviour behaviour,
      String tag,
      MediaSession session) {
    this.station = station;
    this.hop = hop;
    this.behaviour = behaviour;
    this.session = session;
    this.requests = new DialogRequests(station, invite, hop, tag);
    this.key = invite.callId() + "|" + tag;
    station.dialogs().put(key, this);
    this.longest = station.pace().after(LONGEST, this::hangUp);
  }

  /** Sends the 200 until its ACK comes (RFC 3261 13.3.1.4), and hangs up when none does. */
  void answer(SipMessage ok) {
    if (!behaviour.has(Trait.LOSES_FIRST_ANSWER)) {
      respond(ok, hop);
    }
    unackedNumber = ok.cseq();
    unacked = Optional.of(Repeat.start(station.pace(), () -> respond(ok, hop), this::hangUp));
  }

  void ack(SipMessage ack) {
    if (ack.cseq() != unackedNumber) {
      return;
    }
    unacked.ifPresent(Repeat::stop);
    if (!confirmed) {
      confirmed = true;
      behaviour.talking().forEach(s -> station.pace().after(s.at(), () -> s.act().accept(this)));
    }
  }

  void hangUp() {
    if (!ended) {
      end();
      OwnRequest.send(station, requests.next("BYE"), requests.hop(), response -> {});
    }
  }

  /** Offers again what was agreed, with media both ways. */
  void reinvite(boolean acknowledges) {
    if (ended) {
      return;
    }
    offering = true;
    SipMessage invite = requests.next("INVITE").withBody("application/sdp", session.offer());
    OwnRequest.send(station, invite, requests.hop(), response -> offered(response, acknowledges));
  }

  private void offered(SipMessage response, boolean acknowledges) {
    offering = false;
    if (response.status() < 300 && acknowledges) {
      requests.moved(response);
      station.send(requests.ack(response.cseq()), requests.hop());
    }
  }

  void digit(char digit) {
    if (!ended) {
      String body = "Signal=" + digit + "\r\nDuration=160\r\n";
      SipMessage info = requests.next("INFO").withBody("application/dtmf-relay", body);
      OwnRequest.send(station, info, requests.hop(), response -> {});
    }
  }

  /** A request of the peer in this dialog; a repeated one gets the same response again. */
  void request(SipMessage request, Hop from, DigestGate gate) {
    Optional<SipMessage> before = served.putIfAbsent(request.branch(), Optional.empty());
    if (before != null) {
      before.ifPresent(response -> respond(response, from));
      return;
    }
    if (served.size() > MAX_SERVED) {
      served.remove(served.keySet().iterator().next());
    }
    if (ended) {
      serve(request.reply(481, "Call/Transaction Does Not Exist"), from);
      return;
    }
    Optional<SipMessage> challenge =
        behaviour.has(Trait.DIGEST_EACH) && GUARDED.contains(request.method())
            ? gate.refusal(request, behaviour)
            : Optional.empty();
    if (challenge.isPresent()) {
      serve(challenge.get(), from);
    } else {
      treat(request, from);
    }
  }

  private void treat(SipMessage request, Hop from) {
    switch (request.method()) {
      case "BYE" -> bye(request, from);
      case "INFO" -> info(request, from);
      case "INVITE" -> offer(request, from);
      case "OPTIONS" -> serve(able(request), from);
      default -> serve(unable(request), from);
    }
  }

  private void bye(SipMessage bye, Hop from) {
    if (behaviour.has(Trait.BYE_IGNORED)) {
      return;
    }
    boolean unknown = behaviour.has(Trait.BYE_UNKNOWN);
    serve(unknown ? bye.reply(481, "Call/Transaction Does Not Exist") : bye.reply(200, "OK"), from);
    unacked.ifPresent(Repeat::stop);
    end();
  }

  private void info(SipMessage info, Hop from) {
    if (behaviour.has(Trait.REFUSES_INFO)) {
      serve(info.reply(415, "Unsupported Media Type"), from);
    } else if (behaviour.has(Trait.INFO_UNKNOWN)) {
      serve(info.reply(481, "Call/Transaction Does Not Exist"), from);
    } else if (behaviour.has(Trait.SLOW_INFO)) {
      station.pace().after(SLOW, () -> serve(info.reply(200, "OK"), from));
    } else {
      serve(info.reply(200, "OK"), from);
    }
  }

  private void offer(SipMessage invite, Hop from) {
    if (offering) {
      refuse(invite.reply(491, "Request Pending"), from);
      return;
    }
    Optional<String> description =
        invite.hasDescription() ? session.answer(invite.body()) : Optional.of(session.offer());
    if (description.isEmpty()) {
      refuse(invite.reply(488, "Not Acceptable Here"), from);
      return;
    }
    requests.moved(invite);
    SipMessage ok =
        invite
            .reply(200, "OK")
            .with("Contact", station.contact(from))
            .with("Allow", Station.ALLOW)
            .withBody("application/sdp", description.get());
    serve(ok, from);
    untilAck(ok, from, true);
  }

  private void refuse(SipMessage response, Hop from) {
    serve(response, from);
    untilAck(response, from, false);
  }

  private void untilAck(SipMessage response, Hop from, boolean needed) {
    unacked.ifPresent(Repeat::stop);
    unackedNumber = response.cseq();
    Runnable givenUp = needed ? this::hangUp : () -> {};
    boolean silent = from.stream() && !needed;
    unacked =
        Optional.of(
            silent
                ? Repeat.limitOnly(station.pace(), givenUp)
                : Repeat.start(station.pace(), () -> respond(response, from), givenUp));
  }

  private void serve(SipMessage response, Hop from) {
    served.put(response.branch(), Optional.of(response));
    respond(response, from);
  }

  private void respond(SipMessage response, Hop from) {
    station.respond(response, from, behaviour.copies());
  }

  private void end() {
    ended = true;
    longest.stop();
    station.pace().after(Repeat.LIMIT, () -> station.dialogs().remove(key));
  }

  /** What a phone says when it is asked for its abilities (RFC 3261 11.2). */
  static SipMessage able(SipMessage options) {
    return options
        .reply(200, "OK")
        .with("Allow", Station.ALLOW)
        .with("Accept", "application/sdp, application/dtmf-relay");
  }

  static SipMessage unable(SipMessage request) {
    return request.reply(405, "Method Not Allowed").with("Allow", Station.ALLOW);
  }
}
