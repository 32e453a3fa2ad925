package org.switchhook.call;

import java.time.Duration;
import java.util.List;

/**
 * How long the session of a leg lives without a sign of life, and who gives it (RFC 4028). Each 2xx
 * to an INVITE or UPDATE, in either direction, begins the interval anew.
 *
 * @param interval in seconds, 0 when the session lives on by itself
 * @param ours true when we refresh, false when the phone does
 * @param minSe the highest Min-SE that the phone wanted, in seconds, 0 for none
 * @param raised our last request was refused as too short and sent again
 * @param updates the phone serves UPDATE
 * @param update number of our UPDATE that has no final response, 0 for none
 */
record Session(
    long interval, boolean ours, long minSe, boolean raised, boolean updates, long update) {
  static final Session NONE = new Session(0, false, 0, false, false, 0);

  /** The longest that a phone may make us ask for. */
  private static final long DAY = 86_400;

  private static final Duration LEAD = Duration.ofSeconds(32);
  private static final int PARTS = 8;

  /** What an INVITE or UPDATE of ours says. */
  OurTerms asking(SessionTimes times) {
    long wanted = interval > 0 ? interval : times.expires();
    if (wanted == 0) {
      return OurTerms.NONE;
    }
    long least = Math.max(times.minSe(), minSe);
    Refresher now = ours ? Refresher.UAC : Refresher.UAS;
    return new OurTerms(Math.max(wanted, least), interval > 0 ? now : null, least, false, false);
  }

  /**
   * After a 2xx to a request of ours. A phone that says nothing of session timers has none, so we
   * refresh, which needs nothing of it.
   */
  Session taken(PeerTerms said, SessionTimes times) {
    boolean named = said.expires() > 0;
    long agreed = named ? Math.max(said.expires(), times.minSe()) : asking(times).expires();
    boolean mine = !named || said.refresher() != Refresher.UAS;
    return new Session(agreed, mine, minSe, false, updates(said), update);
  }

  static boolean isTooShort(PeerTerms said, SessionTimes times) {
    return said.expires() > 0 && said.expires() < times.minSe();
  }

  /**
   * With what our 2xx to a request of the phone says (RFC 4028 9, table 2). Who refreshes stays the
   * same when the phone does not name somebody; at first we do.
   */
  Session granting(PeerTerms said, SessionTimes times) {
    boolean mine =
        !said.timer()
            || (said.refresher() == null
                ? interval == 0 || ours
                : said.refresher() == Refresher.UAS);
    return new Session(granted(said, times), mine, minSe, raised, updates(said), update);
  }

  /** A value may be made smaller, not smaller than the phone's Min-SE, and never larger. */
  private long granted(PeerTerms said, SessionTimes times) {
    long bound = Math.min(said.minSe(), DAY);
    if (said.expires() > 0) {
      long most = Math.max(times.expires(), Math.max(bound, times.minSe()));
      return times.expires() == 0 ? said.expires() : Math.min(said.expires(), most);
    }
    long wanted = interval > 0 ? interval : times.expires();
    return wanted == 0 ? 0 : Math.max(wanted, bound);
  }

  private boolean updates(PeerTerms said) {
    return said.updates() == null ? updates : said.updates();
  }

  /**
   * What our 2xx says.
   *
   * @param timer the phone supports session timers
   */
  OurTerms grant(boolean timer) {
    return interval == 0
        ? OurTerms.NONE
        : new OurTerms(interval, ours ? Refresher.UAS : Refresher.UAC, 0, timer, false);
  }

  /** Whether a request that was refused with that Min-SE may be sent again: once. */
  boolean mayRaise(long least, SessionTimes times) {
    long asked = asking(times).expires();
    return !raised && asked > 0 && least > asked && least <= DAY;
  }

  Session raisedTo(long least) {
    return new Session(interval, ours, Math.max(minSe, least), true, updates, update);
  }

  Session updating(long cseq) {
    return new Session(interval, ours, minSe, raised, updates, cseq);
  }

  /** Our UPDATE has its final response, or there is none. */
  Session updated() {
    return updating(0);
  }

  Session withoutUpdate() {
    return new Session(interval, ours, minSe, raised, false, 0);
  }

  /** Begins the interval anew: at its half we refresh, shortly before its end the phone is lost. */
  List<Effect> timer() {
    Duration whole = Duration.ofSeconds(interval);
    Duration third = whole.dividedBy(3);
    Duration due =
        ours ? whole.dividedBy(2) : whole.minus(third.compareTo(LEAD) < 0 ? third : LEAD);
    return interval == 0 ? List.of() : List.of(new Effect.StartTimer(CallTimer.SESSION, due));
  }

  /** When to try a refresh again that was refused, or not due for something else. */
  Effect later() {
    return new Effect.StartTimer(CallTimer.SESSION, Duration.ofSeconds(interval).dividedBy(PARTS));
  }
}
