package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsweringTest {
  private static final RequestKey KEY = new RequestKey("update");

  private final CallState answering = CallFixture.called(true).next();

  private Step update(String tag, long cseq, String offer) {
    return answering.on(
        new Input.UpdateReceived(KEY, tag, cseq, "sip:moved@127.0.0.1", offer, PeerTerms.NONE));
  }

  @Test
  void updateThatOvertakesTheAckShouldNotEndTheCall() {
    Step step = update(CallFixture.OURS, 6, null);

    OurTerms terms = new OurTerms(1800, Refresher.UAS, 0, false, false);
    assertThat(step.effects()).containsExactly(Effect.Respond.with(KEY, 200, terms));
    assertThat(step.next().leg().dialog().remoteTarget()).isEqualTo("sip:moved@127.0.0.1");
    assertThat(step.next().on(new Input.AckReceived(CallFixture.OURS, 5)).next())
        .isInstanceOf(Connected.class);
  }

  @Test
  void offerBeforeTheAckShouldWait() {
    assertThat(update(CallFixture.OURS, 6, CallFixture.OFFER).effects())
        .containsExactly(Effect.Respond.with(KEY, 491));
  }

  @Test
  void updateOfAnotherDialogOrOfBeforeShouldBeRefused() {
    assertThat(update(CallFixture.FORK, 6, null).effects())
        .containsExactly(Effect.Respond.with(KEY, 481));
    assertThat(update(CallFixture.OURS, 4, null).effects())
        .containsExactly(Effect.Respond.with(KEY, 500));
  }
}
