package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A call that came in, whose owner says how it is answered. */
class CalledTest {
  private static final String SAID =
      "v=0\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\nm=audio 4444 RTP/AVP 8\r\n";

  private static Media said() {
    return Media.read(SAID).orElseThrow();
  }

  private static CallState called(boolean offers) {
    return CallFixture.taken(offers ? CallFixture.other() : null, false).next();
  }

  private static Step order(CallState state, AnswerOrder order) {
    return state.on(new AnswerOrdered(order));
  }

  private static <T> T one(List<Effect> effects, Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  @Test
  void answerShouldCarryWhatTheOwnerSaysAndTheAckShouldJoin() {
    Step step = order(called(true), new AnswerOrder.Accept(said(), 9));
    Effect.Respond ok = one(step.effects(), Effect.Respond.class);
    assertThat(ok.code()).isEqualTo(200);
    assertThat(String.valueOf(ok.body())).contains("m=audio 4444");
    Connected joined =
        (Connected) step.next().on(new Input.AckReceived(CallFixture.OURS, 5)).next();

    assertThat(joined.talk().joined()).isTrue();
    assertThat(joined.talk().said()).isEqualTo(CallFixture.other());
    assertThat(joined.leg().dialog().local().media()).contains("m=audio 4444");
  }

  @Test
  void callerWithoutAnOfferShouldGetOneAndItsAnswerShouldBeTold() {
    Step step = order(called(false), new AnswerOrder.Accept(said(), 9));
    assertThat(step.next().on(new Input.AckReceived(CallFixture.OURS, 5)).next())
        .as("without an answer there is no session")
        .isInstanceOf(Closing.class);
    Step acked =
        step.next()
            .on(
                new Input.AckReceived(
                    CallFixture.OURS,
                    5,
                    CallFixture.OFFER.replace("t=0 0", "c=IN IP4 127.0.0.1\r\nt=0 0")));

    MediaReport report = one(acked.effects(), Effect.Report.class).report();
    assertThat(report).isInstanceOf(MediaReport.Answered.class);
    assertThat(((MediaReport.Answered) report).ticket()).isEqualTo(9);
    assertThat(((MediaReport.Answered) report).answer()).isEqualTo(CallFixture.other());
  }

  @Test
  void earlyMediaShouldBeSaidOnceAndTheSameInTheAnswer() {
    Step rings = order(called(true), new AnswerOrder.Ring(183, said()));
    Effect.Provisional tried = one(rings.effects(), Effect.Provisional.class);
    assertThat(String.valueOf(tried.body())).contains("m=audio 4444");
    Step answered = order(rings.next(), new AnswerOrder.Accept(said(), 9));

    assertThat(one(answered.effects(), Effect.Respond.class).body()).isEqualTo(tried.body());
  }

  @Test
  void callerWhoDemandsReliableProvisionalAnswersShouldHearNone() {
    CallState called = CallFixture.taken(CallFixture.other(), true).next();

    assertThat(order(called, new AnswerOrder.Ring(180, null)).effects())
        .containsExactly(new Effect.Publish(Progress.of(Status.RINGING)));
  }

  @Test
  void nothingShouldBeOrderedOfACallThatIsWithdrawn() {
    Step withdrawn = called(true).on(new Input.Withdrawn());
    assertThat(one(withdrawn.effects(), Effect.Publish.class).progress().end())
        .isEqualTo(CallEnd.WITHDRAWN);

    assertThat(order(withdrawn.next(), new AnswerOrder.Accept(said(), 9)).effects()).isEmpty();
    assertThat(order(withdrawn.next(), new AnswerOrder.Refuse(486, "")).effects()).isEmpty();
    assertThat(order(withdrawn.next(), new AnswerOrder.Ring(180, null)).effects()).isEmpty();
  }
}
