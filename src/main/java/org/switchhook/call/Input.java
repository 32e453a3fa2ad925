package org.switchhook.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call can be told. Inputs come from the network, from people and from timers, and may come
 * late, twice or in the wrong order; {@link CallState} says what each means in each state.
 */
public sealed interface Input {
  /** Hands this input to the method of the state that treats its kind. */
  Step to(CallState state);

  /** One that has a file of its own. */
  non-sealed interface Other extends Input {}

  /**
   * A 1xx to our INVITE.
   *
   * @param text reason phrase, control characters removed
   * @param early what sets up the early dialog, null when it has no tag
   * @param rseq its RSeq, which our PRACK repeats; 0 when it wants none (RFC 3262)
   */
  record Provisional(int code, String text, @Nullable Answered early, long rseq) implements Input {
    /** Without a tag. */
    public Provisional(int code) {
      this(code, "", null, 0);
    }

    /** One that wants no PRACK. */
    public Provisional(int code, String text, @Nullable Answered early) {
      this(code, text, early, 0);
    }

    @Override
    public Step to(CallState state) {
      return state.provisional(this);
    }
  }

  /**
   * A 2xx to our INVITE, the first one or a repetition, of any fork.
   *
   * @param remoteTag To tag
   * @param remoteTarget Contact URI
   * @param routeSet Record-Route URIs, reversed (RFC 3261 12.1.2)
   * @param body its session description, null when it has none
   */
  record Answered(
      String remoteTag,
      String remoteTarget,
      List<String> routeSet,
      @Nullable String body,
      PeerTerms terms)
      implements Input {
    /** Without a description. */
    public Answered(String remoteTag, String remoteTarget, List<String> routeSet) {
      this(remoteTag, remoteTarget, routeSet, null, PeerTerms.NONE);
    }

    @Override
    public Step to(CallState state) {
      return state.answered(this);
    }
  }

  /**
   * A 3xx to 6xx to our INVITE; the transaction has ACKed it.
   *
   * @param text reason phrase as received, control characters removed
   */
  record Refused(int code, String text, PeerTerms terms) implements Input {
    public Refused(int code, String text) {
      this(code, text, PeerTerms.NONE);
    }

    @Override
    public Step to(CallState state) {
      return state.refused(this);
    }
  }

  /**
   * A 401 or 407 to our INVITE that we have credentials for.
   *
   * @param text reason phrase, control characters removed
   * @param challenge opaque to the call; given back with {@link Effect.Invite} and {@link
   *     Effect.Ack}
   * @param stale the peer says that only our nonce was old
   * @param branch Via branch for the repeated INVITE
   */
  record Challenged(int code, String text, Challenge challenge, boolean stale, String branch)
      implements Input {
    @Override
    public Step to(CallState state) {
      return state.challenged(this);
    }
  }

  /** Our INVITE got no final response in the time of its transaction, or could not be sent. */
  record Unanswered() implements Input {
    @Override
    public Step to(CallState state) {
      return state.unanswered(this);
    }
  }

  /**
   * The end of a BYE, INFO, NOTIFY or PRACK of ours, or the refusal of a re-INVITE, REFER or
   * UPDATE.
   *
   * @param remoteTag tag of the dialog in which it was sent
   * @param cseq its sequence number
   * @param code final response; 408 when none came or it could not be sent
   * @param text reason phrase, control characters removed
   */
  record RequestDone(
      Method method, String remoteTag, long cseq, int code, String text, PeerTerms terms)
      implements Input {
    public RequestDone(Method method, String remoteTag, long cseq, int code, String text) {
      this(method, remoteTag, cseq, code, text, PeerTerms.NONE);
    }

    @Override
    public Step to(CallState state) {
      return switch (method) {
        case REFER -> new Referring(state).refused(this);
        case NOTIFY -> new Referred(state).told(this);
        default -> state.requestDone(this);
      };
    }
  }

  /**
   * A 401 or 407 to a request inside a dialog of ours that had no credentials in it and for which
   * we have some. When the repeated request is challenged again, that is a {@link RequestDone}.
   *
   * @param dialog as the request was sent with
   * @param challenge opaque to the call; given back with the repeated request
   */
  record RequestChallenged(Method method, Dialog dialog, Challenge challenge) implements Input {
    boolean isFor(Method other, Leg leg) {
      String tag = dialog.remoteTag();
      return method == other && tag != null && leg.isOurs(tag);
    }

    @Override
    public Step to(CallState state) {
      return switch (method) {
        case REFER -> new Referring(state).challenged(this);
        case NOTIFY -> new Referred(state).challenged(this);
        default -> state.requestChallenged(this);
      };
    }
  }

  /** Requests of ours inside a dialog; {@code INVITE} is a re-INVITE. */
  enum Method {
    BYE,
    INFO,
    INVITE,
    PRACK,
    UPDATE,
    REFER,
    NOTIFY
  }

  /**
   * A 1xx to our re-INVITE.
   *
   * @param cseq number of the re-INVITE
   */
  record ReinviteTried(long cseq) implements Input {
    @Override
    public Step to(CallState state) {
      return state.reinviteTried(this);
    }
  }

  /**
   * A 2xx to our re-INVITE, the first one or a repetition.
   *
   * @param cseq number of the re-INVITE
   * @param contact its Contact URI, null when it has none
   * @param body its session description, null when it has none
   */
  record ReinviteAnswered(
      String remoteTag, long cseq, @Nullable String contact, @Nullable String body, PeerTerms terms)
      implements Input {
    public ReinviteAnswered(
        String remoteTag, long cseq, @Nullable String contact, @Nullable String body) {
      this(remoteTag, cseq, contact, body, PeerTerms.NONE);
    }

    @Override
    public Step to(CallState state) {
      return state.reinviteAnswered(this);
    }
  }

  /**
   * A 2xx to our UPDATE.
   *
   * @param cseq number of the UPDATE
   * @param contact its Contact URI, null when it has none
   */
  record UpdateAnswered(String remoteTag, long cseq, @Nullable String contact, PeerTerms terms)
      implements Input {
    @Override
    public Step to(CallState state) {
      return state.updateAnswered(this);
    }
  }

  /**
   * A bridge wants something of the phone's session.
   *
   * @param luck drawn evenly from 0 to 200: how long to wait if the request meets one of the phone
   */
  record Ordered(MediaOrder order, int luck) implements Input {
    @Override
    public Step to(CallState state) {
      return state.ordered(this);
    }
  }

  /** The owner of the leg wants something of a REFER. */
  record ReferOrdered(ReferOrder order) implements Input {
    @Override
    public Step to(CallState state) {
      return order instanceof ReferOrder.Send send
          ? new Referring(state).order(send)
          : new Referred(state).ordered(order);
    }
  }

  /**
   * A 2xx to our REFER.
   *
   * @param subscribed false when it says that no NOTIFY will come (RFC 4488)
   */
  record ReferAnswered(long cseq, boolean subscribed) implements Input {
    @Override
    public Step to(CallState state) {
      return new Referring(state).answered(this);
    }
  }

  /**
   * A NOTIFY from the peer of what our REFER asked for.
   *
   * @param id number of our REFER, 0 when it does not say
   * @param code 100 to 699 from its {@code message/sipfrag}, 0 when the last one has none
   * @param text reason phrase, control characters removed
   * @param last nothing follows
   */
  record NotifyReceived(
      RequestKey key, String remoteTag, long cseq, long id, int code, String text, boolean last)
      implements Input {
    @Override
    public Step to(CallState state) {
      return new Referring(state).notified(this);
    }
  }

  /**
   * A REFER from the peer.
   *
   * @param subscribes it wants to hear how it goes on
   */
  record ReferReceived(
      RequestKey key, String remoteTag, long cseq, ReferReport.Asked asked, boolean subscribes)
      implements Input {
    @Override
    public Step to(CallState state) {
      return new Referred(state).asked(this);
    }
  }

  /**
   * A BYE from the peer.
   *
   * @param key names the transaction for {@link Effect.Respond}
   */
  record ByeReceived(RequestKey key, String remoteTag, long cseq) implements Input {
    @Override
    public Step to(CallState state) {
      return state.byeReceived(this);
    }
  }

  /**
   * An UPDATE from the peer (RFC 3311).
   *
   * @param contact its Contact URI, null when it has none
   * @param offer its session description, null when it has none
   */
  record UpdateReceived(
      RequestKey key,
      String remoteTag,
      long cseq,
      @Nullable String contact,
      @Nullable String offer,
      PeerTerms terms)
      implements Input {
    @Override
    public Step to(CallState state) {
      return state.updateReceived(this);
    }
  }

  /**
   * A re-INVITE from the peer.
   *
   * @param contact its Contact URI, null when it has none
   * @param offer its session description, null when it has none
   */
  record ReinviteReceived(
      RequestKey key,
      String remoteTag,
      long cseq,
      @Nullable String contact,
      @Nullable String offer,
      PeerTerms terms)
      implements Input {
    @Override
    public Step to(CallState state) {
      return state.reinviteReceived(this);
    }
  }

  /**
   * The ACK to our 2xx of an INVITE.
   *
   * @param answer its session description, null when it has none
   */
  record AckReceived(String remoteTag, long cseq, @Nullable String answer) implements Input {
    /** Without a description. */
    public AckReceived(String remoteTag, long cseq) {
      this(remoteTag, cseq, null);
    }

    @Override
    public Step to(CallState state) {
      return state.ackReceived(this);
    }
  }

  /** The peer's INVITE got no 2xx of ours: it was cancelled before, or is forgotten. */
  record Withdrawn() implements Input {
    @Override
    public Step to(CallState state) {
      return state.withdrawn(this);
    }
  }

  /** A digit that the peer sent by INFO ({@code application/dtmf-relay}). */
  record DigitReceived(RequestKey key, String remoteTag, long cseq, char digit) implements Input {
    @Override
    public Step to(CallState state) {
      return state.digitReceived(this);
    }
  }

  /** Somebody on our side ends the call. */
  record HangUp() implements Input {
    @Override
    public Step to(CallState state) {
      return state.hangUp(this);
    }
  }

  /**
   * Send these digits, in order, after those already waiting.
   *
   * @param digits 1 or more of 0-9 * # A-D
   * @param ticket names this request in {@link Effect.DigitsDone}
   */
  record SendDigits(String digits, long ticket) implements Input {
    @Override
    public Step to(CallState state) {
      return state.sendDigits(this);
    }
  }

  /** A timer started by {@link Effect.StartTimer} ran out. */
  record TimerFired(CallTimer timer) implements Input {
    @Override
    public Step to(CallState state) {
      return switch (timer) {
        case REFER -> new Referring(state).silent();
        case REFERRED -> new Referred(state).late();
        default -> state.timerFired(this);
      };
    }
  }
}
