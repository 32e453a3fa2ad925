package org.switchhook.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.TrunkId;
import org.switchhook.dialling.PermitFixture;

/** States and inputs by name, for the table and the walks. */
final class CallFixture {
  static final CallTimes TIMES =
      new CallTimes(
          Duration.ofSeconds(60),
          Duration.ofHours(4),
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          ReferTimes.USUAL,
          new SessionTimes(1800, 90));
  static final String OURS = "tag-a";
  static final String FORK = "tag-b";
  static final String OFFER =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";

  static final Challenge CHALLENGE =
      new Challenge() {
        @Override
        public String toString() {
          return "challenge";
        }
      };

  private CallFixture() {}

  static Dialog dialog() {
    return Dialog.start(
        "sip-call",
        "our-tag",
        "z9hG4bK1",
        "sip:us@here",
        "sip:+49@there",
        List.of(),
        Description.waiting(7));
  }

  static Step placed() {
    return CallState.place(dialog(), TIMES, null);
  }

  static final RequestKey INVITE = new RequestKey("invite");

  /** An INVITE of a phone, number 5, that we answer. */
  static Step called(boolean offered) {
    Dialog dialog =
        Dialog.accepted(
            "sip-call",
            "our-tag",
            OURS,
            "sip:room@here",
            "sip:+49@there",
            "sip:phone@127.0.0.1:5070",
            List.of(),
            5,
            Description.waiting(7));
    return CallState.answer(
        new IncomingCall(
            new TrunkId("main"),
            "12345678",
            null,
            new CallerLine("+49", "there", ""),
            dialog,
            INVITE,
            offered),
        TIMES);
  }

  /** The same, when its owner is to say how it is answered. */
  static Step taken(@Nullable Media offer, boolean reliably) {
    return CallState.take(incoming(offer, reliably), TIMES);
  }

  private static IncomingCall incoming(@Nullable Media offer, boolean reliably) {
    return new IncomingCall(
        new TrunkId("main"),
        "+493023125001",
        null,
        new CallerLine("+49", "there", ""),
        called(true).next().leg().dialog(),
        INVITE,
        offer != null,
        PeerTerms.NONE,
        offer,
        70,
        reliably);
  }

  static Input ring(int code, @Nullable Media early) {
    return new AnswerOrdered(new AnswerOrder.Ring(code, early));
  }

  static Input accept() {
    return new AnswerOrdered(new AnswerOrder.Accept(other(), 9));
  }

  private static CallState takenAfter(@Nullable Media offer, Input... inputs) {
    return after(taken(offer, false), inputs);
  }

  private static CallState calledAfter(boolean offered, Input... inputs) {
    return after(called(offered), inputs);
  }

  static CallState after(Input... inputs) {
    return after(placed(), inputs);
  }

  private static CallState after(Step first, Input... inputs) {
    CallState state = first.next();
    for (Input input : inputs) {
      state = state.on(input).next();
    }
    return state;
  }

  static Input.Answered answered(String tag) {
    return new Input.Answered(tag, "sip:phone@127.0.0.1:5070", List.of());
  }

  static Input.Challenged challenged(boolean stale) {
    return new Input.Challenged(407, "Who are you?", CHALLENGE, stale, "z9hG4bK2");
  }

  static Input challenged(Input.Method method, String tag, long cseq) {
    Dialog dialog = dialog().confirmed(answered(tag));
    while (dialog.localCseq() < cseq) {
      dialog = dialog.advanced();
    }
    return new Input.RequestChallenged(method, dialog, CHALLENGE);
  }

  static Input bye(String tag, long cseq) {
    return new Input.ByeReceived(new RequestKey("bye"), tag, cseq);
  }

  static Input reinvite(String tag, long cseq, String offer) {
    return new Input.ReinviteReceived(
        new RequestKey("invite" + cseq),
        tag,
        cseq,
        "sip:phone@127.0.0.1:5071",
        offer,
        PeerTerms.NONE);
  }

  /** Of a phone that refreshes every 600 s and serves UPDATE. */
  static PeerTerms terms(@Nullable Refresher refresher) {
    return new PeerTerms(true, 600, refresher, 0, true, -1);
  }

  static Input.Answered answered(String tag, PeerTerms terms) {
    return new Input.Answered(tag, "sip:phone@127.0.0.1:5070", List.of(), null, terms);
  }

  /** A provisional response that wants a PRACK. */
  static Input reliable(String tag, long rseq) {
    return new Input.Provisional(183, "", answered(tag), rseq);
  }

  /** A refusal that says how to ask again. */
  static Input done(Input.Method method, long cseq, int code, long minSe, long retryAfter) {
    PeerTerms terms = new PeerTerms(false, 0, null, minSe, null, retryAfter);
    return new Input.RequestDone(method, OURS, cseq, code, "text", terms);
  }

  private static final RequestKey NOTIFY = new RequestKey("notify");

  static Input ordered(ReferOrder order) {
    return new Input.ReferOrdered(order);
  }

  static ReferTo target() {
    return ReferTo.of(PermitFixture.permit("+493023125001"));
  }

  static Input refer(long ticket) {
    return ordered(new ReferOrder.Send(ticket, target()));
  }

  static Input notified(String tag, long cseq, int code, boolean last) {
    return new Input.NotifyReceived(NOTIFY, tag, cseq, 0, code, "text", last);
  }

  static Input referred(String tag, long cseq, boolean subscribes) {
    return new Input.ReferReceived(
        new RequestKey("refer" + cseq),
        tag,
        cseq,
        new ReferReport.Asked(cseq, "sip:carla@there", null, null),
        subscribes);
  }

  static Input done(Input.Method method, String tag, long cseq, int code) {
    return new Input.RequestDone(method, tag, cseq, code, "text");
  }

  /** The trace of a call that rings. */
  static Trace ringing() {
    return new Trace(dialog(), dialog().confirmed(answered(OURS)));
  }

  /** What another phone says. */
  static Media other() {
    return Media.read(OFFER.replace("t=0 0", "c=IN IP4 127.0.0.1\r\nt=0 0")).orElseThrow();
  }

  static Input ordered(MediaOrder order) {
    return new Input.Ordered(order, 100);
  }

  static Input reanswered(long cseq) {
    String body = OFFER.replace("t=0 0", "c=IN IP4 127.0.0.1\r\nt=0 0");
    return new Input.ReinviteAnswered(OURS, cseq, null, body);
  }

  static Map<String, CallState> states() {
    Input answer = answered(OURS);
    Map<String, CallState> states = new LinkedHashMap<>();
    states.put("Inviting", after());
    states.put("Inviting, challenged", after(challenged(false)));
    states.put("Proceeding", after(new Input.Provisional(100)));
    states.put("Proceeding, rang", after(new Input.Provisional(180)));
    states.put("Withdrawing", after(new Input.HangUp()));
    states.put("Cancelling", after(new Input.Provisional(180), new Input.HangUp()));
    states.put("Cancelling, BYE came first", after(new Input.Provisional(180), bye(OURS, 1)));
    states.put("Connected", after(answer));
    states.put("Connected, digit in flight", after(answer, new Input.SendDigits("12", 1)));
    states.put("Connected, ACK missing", after(answer, reinvite(OURS, 5, OFFER)));
    states.put(
        "Connected, challenged", after(challenged(false), answer, new Input.SendDigits("1", 1)));
    states.put("Proceeding, reliable", after(reliable(OURS, 7)));
    Input.Answered refreshed = answered(OURS, terms(Refresher.UAC));
    Input session = new Input.TimerFired(CallTimer.SESSION);
    states.put("Connected, the phone refreshes", after(answered(OURS, terms(Refresher.UAS))));
    states.put("Connected, refreshing by UPDATE", after(refreshed, session));
    states.put("Connected, refreshing by re-INVITE", after(answer, session));
    states.put(
        "Connected, refreshing by re-INVITE, an order waits",
        after(answer, session, ordered(new MediaOrder.Pass(1, other()))));
    Input ack = new Input.AckReceived(OURS, 5);
    states.put("Answering", calledAfter(true));
    states.put("Answering, no offer", calledAfter(false));
    states.put("Abandoning", calledAfter(true, new Input.HangUp()));
    states.put("Connected, incoming", calledAfter(true, ack));
    states.put("Closing, incoming", calledAfter(true, ack, new Input.HangUp()));
    states.put("Ended, incoming, cancelled", calledAfter(true, new Input.Withdrawn()));
    states.put("Called", takenAfter(other()));
    states.put("Called, rang with media", takenAfter(other(), ring(183, other())));
    states.put("Called, no offer", takenAfter(null));
    states.put("Called, wants reliable answers", taken(other(), true).next());
    states.put("Answering, taken", takenAfter(other(), accept()));
    states.put("Answering, taken, no offer", takenAfter(null, accept()));
    Input fetch = ordered(new MediaOrder.Fetch(1));
    Input pass = ordered(new MediaOrder.Pass(1, other()));
    states.put("Connected, asked for an offer", after(answer, fetch));
    states.put("Connected, its offer is fetched", after(answer, fetch, reanswered(2)));
    states.put("Connected, an offer is passed", after(answer, pass));
    states.put(
        "Connected, an offer is passed and given up",
        after(answer, pass, ordered(new MediaOrder.GiveUp(1))));
    states.put(
        "Connected, an offer met one",
        after(answer, pass, done(Input.Method.INVITE, OURS, 2, 491)));
    states.put("Connected, joined", after(answer, pass, reanswered(2)));
    states.put(
        "Connected, joined, offers by itself",
        after(
            answer,
            pass,
            reanswered(2),
            reinvite(
                OURS,
                5,
                OFFER.replace("t=0", "c=IN IP4 127.0.0.1\r\nt=0").replace("4000", "4010"))));
    Input refer = refer(1);
    states.put("Connected, REFER sent", after(answer, refer));
    states.put("Connected, REFER accepted", after(answer, refer, new Input.ReferAnswered(2, true)));
    states.put("Connected, phone asks by REFER", after(answer, referred(OURS, 5, true)));
    states.put(
        "Connected, phone asks by REFER and wants no news",
        after(answer, referred(OURS, 5, false)));
    states.put(
        "Connected, phone's REFER accepted",
        after(answer, referred(OURS, 5, true), ordered(new ReferOrder.Accept(5))));
    states.put("Closing", after(answer, new Input.HangUp()));
    states.put(
        "Closing, REFER accepted",
        after(answer, refer, new Input.ReferAnswered(2, true), new Input.HangUp()));
    states.put(
        "Closing, challenged",
        after(answer, new Input.HangUp(), challenged(Input.Method.BYE, OURS, 2)));
    states.put("Closing, fork ended", after(answer, answered(FORK), new Input.HangUp()));
    states.put("Recalling", CallState.takeUp(new Trace(dialog(), null), TIMES).next());
    states.put("Recalling, early dialog", CallState.takeUp(ringing(), TIMES).next());
    states.put("Ended, refused", after(new Input.Refused(486, "Busy Here")));
    states.put("Ended, after its dialog", after(answer, bye(OURS, 1)));
    states.put(
        "Ended, REFER accepted",
        after(answer, refer, new Input.ReferAnswered(2, true), bye(OURS, 1)));
    return states;
  }

  static Map<String, Input> inputs() {
    Map<String, Input> inputs = new LinkedHashMap<>();
    inputs.put("100", new Input.Provisional(100));
    inputs.put("180", new Input.Provisional(180));
    inputs.put("183", new Input.Provisional(183));
    inputs.put("200", answered(OURS));
    inputs.put("200 of a fork", answered(FORK));
    inputs.put("486", new Input.Refused(486, "Busy Here"));
    inputs.put("407", challenged(false));
    inputs.put("407, stale", challenged(true));
    inputs.put("no response", new Input.Unanswered());
    inputs.put("BYE", bye(OURS, 9));
    inputs.put("BYE, old CSeq", bye(OURS, 0));
    inputs.put("BYE of a fork", bye(FORK, 9));
    inputs.put("re-INVITE", reinvite(OURS, 9, OFFER));
    inputs.put("re-INVITE, no offer", reinvite(OURS, 9, null));
    inputs.put("re-INVITE, bad offer", reinvite(OURS, 9, "nonsense"));
    inputs.put("re-INVITE again", reinvite(OURS, 5, OFFER));
    inputs.put("re-INVITE of a fork", reinvite(FORK, 9, OFFER));
    inputs.put("ACK", new Input.AckReceived(OURS, 5));
    inputs.put("ACK, description", new Input.AckReceived(OURS, 5, OFFER));
    inputs.put("ACK, other CSeq", new Input.AckReceived(OURS, 4));
    inputs.put("withdrawn", new Input.Withdrawn());
    inputs.put("INFO", new Input.DigitReceived(new RequestKey("info"), OURS, 9, '5'));
    inputs.put("INFO of a fork", new Input.DigitReceived(new RequestKey("info"), FORK, 9, '5'));
    inputs.put("200 to BYE", done(Input.Method.BYE, OURS, 2, 200));
    inputs.put("200 to BYE of a fork", done(Input.Method.BYE, FORK, 2, 200));
    inputs.put("200 to INFO", done(Input.Method.INFO, OURS, 2, 200));
    inputs.put("415 to INFO", done(Input.Method.INFO, OURS, 2, 415));
    inputs.put("481 to INFO", done(Input.Method.INFO, OURS, 2, 481));
    inputs.put("407 to BYE", challenged(Input.Method.BYE, OURS, 2));
    inputs.put("407 to BYE of a fork", challenged(Input.Method.BYE, FORK, 2));
    inputs.put("407 to INFO", challenged(Input.Method.INFO, OURS, 2));
    inputs.put(
        "UPDATE",
        new Input.UpdateReceived(new RequestKey("update"), OURS, 9, null, OFFER, PeerTerms.NONE));
    inputs.put(
        "UPDATE, no offer",
        new Input.UpdateReceived(new RequestKey("update"), OURS, 9, null, null, PeerTerms.NONE));
    inputs.put("1xx to re-INVITE", new Input.ReinviteTried(2));
    inputs.put("200 to re-INVITE", reanswered(2));
    inputs.put("488 to re-INVITE", done(Input.Method.INVITE, OURS, 2, 488));
    inputs.put("491 to re-INVITE", done(Input.Method.INVITE, OURS, 2, 491));
    inputs.put("481 to re-INVITE", done(Input.Method.INVITE, OURS, 2, 481));
    inputs.put("order: fetch", ordered(new MediaOrder.Fetch(2)));
    inputs.put("order: pass", ordered(new MediaOrder.Pass(2, other())));
    inputs.put("order: wait", ordered(new MediaOrder.Wait(2)));
    inputs.put("order: answer", ordered(new MediaOrder.Answer(1, other())));
    inputs.put("order: decline", ordered(new MediaOrder.Decline(1, true)));
    inputs.put("order: give up", ordered(new MediaOrder.GiveUp(1)));
    inputs.put("order: answer its offer", ordered(new MediaOrder.AnswerPhone(5, other(), true)));
    inputs.put("order: refuse its offer", ordered(new MediaOrder.RefusePhone(5, 488)));
    inputs.put("183, reliable, first", reliable(OURS, 7));
    inputs.put("183, reliable, next", reliable(OURS, 8));
    inputs.put("183, reliable, out of turn", reliable(OURS, 10));
    inputs.put("200 to PRACK", done(Input.Method.PRACK, OURS, 2, 200));
    inputs.put("407 to PRACK", challenged(Input.Method.PRACK, OURS, 2));
    inputs.put("422", new Input.Refused(422, "", new PeerTerms(true, 0, null, 3600, null, -1)));
    inputs.put("422 to re-INVITE", done(Input.Method.INVITE, 2, 422, 3600, -1));
    inputs.put("500 to re-INVITE, soon", done(Input.Method.INVITE, 2, 500, 0, 3));
    inputs.put("200 to UPDATE", new Input.UpdateAnswered(OURS, 2, null, terms(Refresher.UAC)));
    inputs.put("422 to UPDATE", done(Input.Method.UPDATE, 2, 422, 3600, -1));
    inputs.put("405 to UPDATE", done(Input.Method.UPDATE, OURS, 2, 405));
    inputs.put("500 to UPDATE", done(Input.Method.UPDATE, OURS, 2, 500));
    inputs.put("481 to UPDATE", done(Input.Method.UPDATE, OURS, 2, 481));
    inputs.put("407 to UPDATE", challenged(Input.Method.UPDATE, OURS, 2));
    inputs.put(
        "UPDATE, it refreshes",
        new Input.UpdateReceived(
            new RequestKey("update"), OURS, 9, null, null, terms(Refresher.UAC)));
    inputs.put(
        "re-INVITE, too short",
        new Input.ReinviteReceived(
            new RequestKey("invite9"),
            OURS,
            9,
            null,
            OFFER,
            new PeerTerms(true, 60, null, 0, true, -1)));
    inputs.put(
        "re-INVITE, nothing new",
        reinvite(OURS, 9, OFFER.replace("t=0", "c=IN IP4 127.0.0.1\r\nt=0")));
    inputs.put("order: REFER", refer(2));
    inputs.put("202 to REFER", new Input.ReferAnswered(2, true));
    inputs.put("202 to REFER, no news", new Input.ReferAnswered(2, false));
    inputs.put("603 to REFER", done(Input.Method.REFER, OURS, 2, 603));
    inputs.put("481 to REFER", done(Input.Method.REFER, OURS, 2, 481));
    inputs.put("407 to REFER", challenged(Input.Method.REFER, OURS, 2));
    inputs.put("NOTIFY of 180", notified(OURS, 9, 180, false));
    inputs.put("NOTIFY of 200", notified(OURS, 9, 200, true));
    inputs.put("NOTIFY of 486", notified(OURS, 9, 486, true));
    inputs.put("NOTIFY of 100, last", notified(OURS, 9, 100, true));
    inputs.put("NOTIFY of nothing, last", notified(OURS, 9, 0, true));
    inputs.put("NOTIFY again", notified(OURS, 5, 180, false));
    inputs.put("NOTIFY, old CSeq", notified(OURS, 0, 180, false));
    inputs.put("NOTIFY of a fork", notified(FORK, 9, 180, false));
    inputs.put(
        "NOTIFY, other REFER", new Input.NotifyReceived(NOTIFY, OURS, 9, 77, 180, "", false));
    inputs.put("REFER", referred(OURS, 9, true));
    inputs.put("REFER, no news", referred(OURS, 9, false));
    inputs.put("REFER, old CSeq", referred(OURS, 0, true));
    inputs.put("REFER of a fork", referred(FORK, 9, true));
    inputs.put("order: accept its REFER", ordered(new ReferOrder.Accept(5)));
    inputs.put("order: refuse its REFER", ordered(new ReferOrder.Refuse(5, 603)));
    inputs.put("order: tell of 180", ordered(new ReferOrder.Tell(5, 180, "Ringing")));
    inputs.put("order: tell of 200", ordered(new ReferOrder.Tell(5, 200, "OK")));
    inputs.put("200 to NOTIFY", done(Input.Method.NOTIFY, OURS, 2, 200));
    inputs.put("481 to NOTIFY", done(Input.Method.NOTIFY, OURS, 2, 481));
    inputs.put("407 to NOTIFY", challenged(Input.Method.NOTIFY, OURS, 2));
    inputs.put("order: ring 180", ring(180, null));
    inputs.put("order: ring 183, media", ring(183, other()));
    inputs.put("order: accept", accept());
    inputs.put("order: refuse", new AnswerOrdered(new AnswerOrder.Refuse(486, "Busy Here")));
    inputs.put("hang up", new Input.HangUp());
    inputs.put("send digit", new Input.SendDigits("7", 3));
    for (CallTimer timer : CallTimer.values()) {
      inputs.put("timer " + timer, new Input.TimerFired(timer));
    }
    return inputs;
  }
}
