package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SetUpTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Dialog DIALOG = CallFixture.dialog();

  @Test
  void firstOfEachMessageShouldCount() {
    SetUp setUp =
        SetUp.NONE
            .sent(new Effect.Invite(DIALOG, null), NOON)
            .heard(new Input.Provisional(100), NOON.plusSeconds(1))
            .heard(new Input.Provisional(183), NOON.plusSeconds(2))
            .sent(new Effect.Ack(DIALOG, null), NOON.plusSeconds(3));
    SetUp again =
        setUp
            .sent(new Effect.Invite(DIALOG, CallFixture.CHALLENGE), NOON.plusSeconds(7))
            .heard(new Input.Provisional(100), NOON.plusSeconds(8))
            .heard(new Input.Provisional(180), NOON.plusSeconds(8))
            .sent(new Effect.Ack(DIALOG, null), NOON.plusSeconds(9));

    assertThat(setUp)
        .isEqualTo(new SetUp(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(3)));
    assertThat(again).isEqualTo(setUp);
  }

  @Test
  void otherMessagesShouldNotCount() {
    SetUp setUp =
        SetUp.NONE
            .heard(new Input.Provisional(181), NOON)
            .heard(new Input.HangUp(), NOON)
            .sent(new Effect.Cancel(DIALOG), NOON);

    assertThat(setUp).isEqualTo(SetUp.NONE);
  }

  @Test
  void tryingThatIsOvertakenByTheRingingShouldNotCount() {
    SetUp setUp =
        SetUp.NONE
            .heard(new Input.Provisional(180), NOON)
            .heard(new Input.Provisional(100), NOON.plusMillis(5));

    assertThat(setUp).isEqualTo(new SetUp(null, null, NOON, null));
  }
}
