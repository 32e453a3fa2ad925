package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NegotiationTest {
  private static final String HEAD = "v=0\r\nc=IN IP4 127.0.0.1\r\n";
  private static final String HOLD = HEAD + "m=audio 4000 RTP/AVP 8\r\na=sendonly\r\n";

  private static Media videos(int count) {
    return Media.read(HEAD + "m=video 4000 RTP/AVP 96\r\n".repeat(count)).orElseThrow();
  }

  private static Step pass(Media offer) {
    return CallFixture.after(CallFixture.answered(CallFixture.OURS))
        .on(CallFixture.ordered(new MediaOrder.Pass(1, offer)));
  }

  @Test
  void offerThatNeedsTooManyLinesOnTheLegShouldNotBeSent() {
    assertThat(pass(videos(15)).effects()).hasOnlyElementsOfType(Effect.Reinvite.class);

    Step step = pass(videos(16));

    assertThat(step.effects())
        .containsExactly(new Effect.Report(new MediaReport.Failed(1, 488, "Too many media lines")));
    Step next = step.next().on(CallFixture.ordered(new MediaOrder.Pass(2, CallFixture.other())));
    assertThat(next.effects()).hasOnlyElementsOfType(Effect.Reinvite.class);
  }

  @Test
  void answerThatKeepsTheSessionShouldFollowTheHoldOfItsOffer() {
    Step step =
        CallFixture.after(
                CallFixture.answered(CallFixture.OURS),
                CallFixture.ordered(new MediaOrder.Pass(1, CallFixture.other())),
                CallFixture.reanswered(2),
                CallFixture.ordered(new MediaOrder.Fetch(2)),
                new Input.ReinviteAnswered(CallFixture.OURS, 3, null, HOLD))
            .on(CallFixture.ordered(new MediaOrder.Decline(2, true)));

    assertThat(step.effects()).hasSize(1);
    Effect.ReinviteAck ack = (Effect.ReinviteAck) step.effects().get(0);
    assertThat(ack.answer()).isNotNull();
    assertThat(ack.answer().media()).contains("m=audio 4000 RTP/AVP 8", "a=recvonly");
  }
}
