package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.address.CallId;
import org.switchhook.call.Status;
import org.switchhook.pair.PairPicture;
import org.switchhook.pair.PairPicture.State;

class PairFactsTest {
  private static final Instant TIME = Instant.parse("2026-01-31T12:14:02Z");

  private static PairPicture picture(
      State state, String callid, PairPicture.@Nullable Party caller, PairPicture.Party callee) {
    return new PairPicture("p1", callid, state, caller, callee, TIME, null, null, null);
  }

  private static PairPicture.Party party(String leg, boolean ours, boolean phone) {
    return new PairPicture.Party(new CallId(leg), "sip:x@y", Status.CONNECTED, ours, phone);
  }

  private static final PairPicture.Party B = party("b", false, false);

  private static PairPicture of(State state) {
    return picture(state, "c", party("a", false, false), B);
  }

  private static @Nullable String word(@Nullable PairPicture before, PairPicture now) {
    return PairFacts.type(before, now).map(EventType::word).orElse(null);
  }

  @ParameterizedTest
  @CsvSource({"STARTING, starting", "RINGING, ringing", "CONNECTED, connected", "ENDED, ended"})
  void aNewStateShouldBeToldByItsName(State state, String word) {
    assertThat(word(null, of(state))).isEqualTo("pair." + word);
    State other = state == State.ENDED ? State.STARTING : State.ENDED;
    assertThat(word(of(other), of(state))).isEqualTo("pair." + word);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, true, false, held",
    "false, false, false, true, held",
    "true, false, true, true, held",
    "true, true, true, false, resumed",
    "true, false, false, false, resumed"
  })
  void marksShouldBeTold(boolean ours, boolean phone, boolean nowOurs, boolean now, String word) {
    PairPicture before = picture(State.CONNECTED, "c", party("a", ours, phone), B);

    assertThat(word(before, picture(State.CONNECTED, "c", party("a", nowOurs, now), B)))
        .isEqualTo("pair." + word);
  }

  @Test
  void anotherPartyShouldBeToldAndNotTheHoldThatWentWithIt() {
    PairPicture before = picture(State.CONNECTED, "c", party("a", true, false), B);

    assertThat(word(before, picture(State.CONNECTED, "d", party("x", false, false), B)))
        .isEqualTo("pair.changed");
  }

  @Test
  void whatALegTellsShouldNotBeToldTwice() {
    assertThat(word(picture(State.STARTING, "c", null, B), of(State.STARTING))).isNull();
    assertThat(word(of(State.CONNECTED), of(State.CONNECTED))).isNull();
  }
}
