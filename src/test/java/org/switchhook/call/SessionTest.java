package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.call.Effect.StartTimer;

class SessionTest {
  private static final SessionTimes TIMES = new SessionTimes(1800, 90);

  private static PeerTerms said(boolean timer, long expires, Refresher refresher, long minSe) {
    return new PeerTerms(timer, expires, refresher, minSe, null, -1);
  }

  private static Session granted(PeerTerms said) {
    return Session.NONE.granting(said, TIMES);
  }

  /** RFC 4028 9, table 2: what the phone's request names, and whom our 2xx names. */
  @ParameterizedTest
  @CsvSource({
    "false, , UAS",
    "false, UAC, UAS",
    "false, UAS, UAS",
    "true, , UAS",
    "true, UAC, UAC",
    "true, UAS, UAS"
  })
  void answerShouldNameTheRefresherOfTheTable(boolean timer, Refresher asked, Refresher answered) {
    OurTerms terms = granted(said(timer, 600, asked, 0)).grant(timer);

    assertThat(terms.refresher()).isEqualTo(answered);
    assertThat(terms.expires()).isEqualTo(600);
    assertThat(terms.required()).isEqualTo(timer);
  }

  /** RFC 4028 7.2: what the 2xx to our request says, and who refreshes then. */
  @ParameterizedTest
  @CsvSource({
    "0, , 1800, true",
    "600, UAC, 600, true",
    "600, UAS, 600, false",
    "600, , 600, true",
    "10, UAC, 90, true",
    "7200, UAS, 7200, false"
  })
  void answerToOursShouldBeTaken(long expires, Refresher refresher, long interval, boolean ours) {
    Session session = Session.NONE.taken(said(expires > 0, expires, refresher, 0), TIMES);

    assertThat(session.interval()).isEqualTo(interval);
    assertThat(session.ours()).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource({"600, 0, 600", "7200, 0, 1800", "7200, 3600, 3600", "0, 0, 1800", "0, 3000, 3000"})
  void intervalShouldBeMadeSmallerButNotThanThePhoneAllows(long asked, long least, long granted) {
    assertThat(granted(said(true, asked, null, least)).interval()).isEqualTo(granted);
  }

  @Test
  void whoRefreshesShouldStayWhenThePhoneNamesNobody() {
    Session theirs = granted(said(true, 600, Refresher.UAC, 0));

    assertThat(theirs.granting(said(true, 600, null, 0), TIMES).ours()).isFalse();
    assertThat(theirs.granting(said(false, 0, null, 0), TIMES).ours()).isTrue();
  }

  @Test
  void requestShouldNameTheRefresherByItsPartInThisRequest() {
    Session theirs = granted(said(true, 600, Refresher.UAC, 0));
    Session mine = granted(said(true, 600, Refresher.UAS, 0));

    assertThat(Session.NONE.asking(TIMES)).isEqualTo(new OurTerms(1800, null, 90, false, false));
    assertThat(theirs.asking(TIMES)).isEqualTo(new OurTerms(600, Refresher.UAS, 90, false, false));
    assertThat(mine.asking(TIMES)).isEqualTo(new OurTerms(600, Refresher.UAC, 90, false, false));
  }

  @Test
  void tooShortShouldBeAskedForOnceMoreWithWhatThePhoneTakes() {
    assertThat(Session.NONE.mayRaise(3600, TIMES)).isTrue();
    assertThat(Session.NONE.mayRaise(1800, TIMES)).as("asked for that").isFalse();
    assertThat(Session.NONE.mayRaise(86_401, TIMES)).as("more than a day").isFalse();
    Session raised = Session.NONE.raisedTo(3600);
    assertThat(raised.asking(TIMES).expires()).isEqualTo(3600);
    assertThat(raised.asking(TIMES).minSe()).isEqualTo(3600);
    assertThat(raised.mayRaise(7200, TIMES)).isFalse();
    assertThat(raised.taken(PeerTerms.NONE, TIMES).mayRaise(7200, TIMES)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"600, UAC, 300000", "600, UAS, 568000", "90, UAS, 60000", "91, UAC, 45500"})
  void timerShouldRunToTheHalfOrNearlyToTheEnd(long interval, Refresher who, long millis) {
    Session session = Session.NONE.taken(said(true, interval, who, 0), TIMES);

    assertThat(session.timer())
        .isEqualTo(List.of(new StartTimer(CallTimer.SESSION, Duration.ofMillis(millis))));
  }

  @Test
  void whoAsksForNoTimerShouldStillGrantOne() {
    SessionTimes none = SessionTimes.of(Duration.ZERO, Duration.ofSeconds(90));

    assertThat(Session.NONE.asking(none)).isEqualTo(OurTerms.NONE);
    assertThat(Session.NONE.taken(PeerTerms.NONE, none).timer()).isEmpty();
    assertThat(Session.NONE.granting(said(true, 600, Refresher.UAC, 0), none).interval())
        .isEqualTo(600);
    assertThat(Session.NONE.granting(PeerTerms.NONE, none).grant(false)).isEqualTo(OurTerms.NONE);
  }

  @Test
  void impossibleTimesShouldBeRefusedAtTheStart() {
    Duration minute = Duration.ofMinutes(1);
    assertThatThrownBy(() -> SessionTimes.of(minute, Duration.ofSeconds(90)))
        .hasMessageContaining("switchhook.call.session-expires");
    assertThatThrownBy(() -> SessionTimes.of(minute, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
