package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transfers by REFER, beyond what the table of states shows. */
class ReferringTest {
  private final List<Effect> effects = new ArrayList<>();
  private CallState state = CallFixture.after(CallFixture.answered(CallFixture.OURS));

  private void tell(Input... inputs) {
    for (Input input : inputs) {
      Step step = state.on(input);
      state = step.next();
      effects.addAll(step.effects());
    }
  }

  private List<ReferReport> reports() {
    return effects.stream()
        .filter(Effect.ReportRefer.class::isInstance)
        .map(effect -> ((Effect.ReportRefer) effect).report())
        .toList();
  }

  private List<ReferNews> news() {
    return effects.stream()
        .filter(Effect.Notify.class::isInstance)
        .map(effect -> ((Effect.Notify) effect).news())
        .toList();
  }

  private static Input tell(int code) {
    return CallFixture.ordered(new ReferOrder.Tell(5, code, "text"));
  }

  private void accept(long cseq) {
    tell(
        CallFixture.referred(CallFixture.OURS, cseq, true),
        CallFixture.ordered(new ReferOrder.Accept(cseq)));
  }

  @Test
  void newsBeforeThe202ShouldCountAndNoneBeToldTwice() {
    tell(CallFixture.refer(1), CallFixture.notified(CallFixture.OURS, 5, 180, false));
    tell(new Input.ReferAnswered(2, true));
    tell(CallFixture.notified(CallFixture.OURS, 6, 200, true));
    tell(CallFixture.notified(CallFixture.OURS, 7, 200, true));

    assertThat(reports())
        .containsExactly(
            new ReferReport.Accepted(1, true),
            new ReferReport.Progress(1, 180, "text"),
            new ReferReport.Finished(1, 200, "text"));
  }

  @Test
  void lost202ShouldNotEndACallThatHasNews() {
    tell(CallFixture.refer(1), CallFixture.notified(CallFixture.OURS, 5, 180, false));
    tell(CallFixture.done(Input.Method.REFER, CallFixture.OURS, 2, 408));

    assertThat(state).isInstanceOf(Connected.class);
    tell(CallFixture.notified(CallFixture.OURS, 6, 486, true));
    assertThat(reports()).endsWith(new ReferReport.Finished(1, 486, "text"));
  }

  @Test
  void phoneThatSaysNoNewsAfterNewsShouldStillBeHeardOut() {
    tell(CallFixture.refer(1), CallFixture.notified(CallFixture.OURS, 5, 180, false));
    tell(new Input.ReferAnswered(2, false), new Input.TimerFired(CallTimer.REFER));

    assertThat(reports()).endsWith(new ReferReport.TimedOut(1));
  }

  @Test
  void s07_newsAfterTheByeOfThePhoneShouldBeHeard() {
    tell(CallFixture.refer(1), new Input.ReferAnswered(2, true));
    tell(CallFixture.bye(CallFixture.OURS, 5));
    tell(CallFixture.notified(CallFixture.OURS, 6, 200, true));

    assertThat(state).isInstanceOf(Ended.class);
    assertThat(reports()).endsWith(new ReferReport.Finished(1, 200, "text"));
  }

  @Test
  void anotherReferShouldBeSentWhenTheFirstIsOver() {
    tell(CallFixture.refer(1), CallFixture.done(Input.Method.REFER, CallFixture.OURS, 2, 603));
    tell(CallFixture.refer(2), new Input.ReferAnswered(3, true));
    tell(new Input.NotifyReceived(new RequestKey("n"), CallFixture.OURS, 5, 2, 200, "", true));
    assertThat(reports())
        .containsExactly(
            new ReferReport.Refused(1, 603, "text"), new ReferReport.Accepted(2, true));

    tell(new Input.NotifyReceived(new RequestKey("m"), CallFixture.OURS, 6, 3, 200, "", true));
    assertThat(reports()).endsWith(new ReferReport.Finished(2, 200, ""));
  }

  @Test
  void secondReferOfAPhoneShouldHaveNewsWithItsNumber() {
    accept(5);
    tell(tell(603));
    accept(6);

    assertThat(news()).extracting(ReferNews::id).containsExactly(0L, 0L, 6L);
    assertThat(news()).extracting(ReferNews::code).containsExactly(100, 603, 100);
  }

  @Test
  void refusedNewsOfAnOldReferShouldLeaveTheNextOneOpen() {
    accept(5);
    tell(tell(200), CallFixture.referred(CallFixture.OURS, 6, true));
    tell(CallFixture.done(Input.Method.NOTIFY, CallFixture.OURS, 3, 481));
    effects.clear();
    tell(CallFixture.ordered(new ReferOrder.Accept(6)));

    assertThat(effects).hasAtLeastOneElementOfType(Effect.AcceptRefer.class);
  }

  @Test
  void sameNewsShouldBeToldOnceAndOnlySoManyInAll() {
    accept(5);
    tell(tell(180), tell(180), tell(183));
    assertThat(news()).extracting(ReferNews::code).containsExactly(100, 180, 183);
    for (int i = 0; i < 100; i++) {
      tell(tell(180 + i % 2));
    }
    assertThat(news()).hasSize(20);
    tell(tell(200), tell(200));
    assertThat(news()).hasSize(21);
    assertThat(news().get(20).reason()).isEqualTo("noresource");
  }

  @Test
  void textOfNewsShouldFitIntoOneLine() {
    ReferNews news = ReferNews.progress(0, 180, "Ring\r\nEvil: 1", Duration.ofSeconds(9));

    assertThat(news.fragment()).isEqualTo("SIP/2.0 180 Ring  Evil: 1\r\n");
    assertThat(ReferNews.end(0, 486, "x".repeat(500), "noresource").fragment())
        .hasSizeLessThan(150);
  }
}
