package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Replaces (RFC 3891), and what becomes of who sends it. */
class ReplacesTest {
  private static final CallState CONNECTED =
      CallFixture.after(CallFixture.answered(CallFixture.OURS));
  private static final org.switchhook.address.CallId CALL =
      new org.switchhook.address.CallId("call-1");

  @Test
  void dialogShouldBeNamedAsItsPeerSeesIt() {
    Replaces replaces = Replaces.of(CONNECTED.leg().dialog());

    assertThat(replaces.text()).isEqualTo("sip-call;to-tag=tag-a;from-tag=our-tag");
    assertThat(replaces.escaped()).isEqualTo("sip-call%3Bto-tag%3Dtag-a%3Bfrom-tag%3Dour-tag");
  }

  @Test
  void dialogWithoutAnAnswerShouldHaveNoName() {
    assertThatThrownBy(() -> Replaces.of(CallFixture.dialog()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everythingThatMayStandInACallIdShouldSurviveTheUri() {
    Replaces replaces =
        new Replaces("a.!%*_+`'~()<>:\\\"/[]?{}-@x.example", "t'1", "f~2%41", false);
    String escaped = replaces.escaped();

    assertThat(escaped).matches("([A-Za-z0-9._!~*'()-]|%[0-9A-F]{2})+").contains("%40", "%2541");
    assertThat(Replaces.unescape(escaped)).contains(replaces);
    assertThat(Replaces.parse(replaces.text())).contains(replaces);
  }

  @Test
  void tagsShouldBeReadInAnyOrderAndWithUnknownParameters() {
    assertThat(Replaces.parse(" c@h ; From-Tag = 2;x;y=\"z\" ;early-only;to-tag=1"))
        .contains(new Replaces("c@h", "1", "2", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c",
        "c;to-tag=1",
        "c;from-tag=1",
        "c;to-tag=1;from-tag=2;to-tag=3",
        "c;to-tag=;from-tag=2",
        "c;to-tag=1;from-tag=2,d;to-tag=1;from-tag=2",
        "c, d;to-tag=1;from-tag=2",
        "c d;to-tag=1;from-tag=2",
        "c@h@i;to-tag=1;from-tag=2",
        "c;to-tag=1\r\nX: y;from-tag=2",
        "c;;to-tag=1;from-tag=2",
      })
  void anythingElseShouldBeRefused(String text) {
    assertThat(Replaces.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"c%3Bto-tag%3D1%3Bfrom-tag%3D2%", "c%3Bto-tag%3D1%3Bfrom-tag%3D2%4", "%zz"})
  void brokenEscapeShouldBeRefused(String text) {
    assertThat(Replaces.unescape(text)).isEmpty();
  }

  @Test
  void longTextShouldBeRefused() {
    assertThat(Replaces.parse("c".repeat(600) + ";to-tag=1;from-tag=2")).isEmpty();
    assertThat(Replaces.unescape("%41".repeat(2000) + "%3Bto-tag%3D1%3Bfrom-tag%3D2")).isEmpty();
  }

  @Test
  void nameShouldNotStandInLogs() {
    assertThat(new Replaces("secret", "secret", "secret", false).toString())
        .doesNotContain("secret");
  }

  private static Replacement replaced(CallState state, String fromTag, boolean earlyOnly) {
    return Replacement.of(new Replaces("sip-call", "our-tag", fromTag, earlyOnly), CALL, state);
  }

  @Test
  void answeredCallShouldBeReplacedUnlessOnlyAnEarlyOneIsWanted() {
    assertThat(replaced(CONNECTED, CallFixture.OURS, false)).isEqualTo(new Replacement(CALL, 0));
    assertThat(replaced(CONNECTED, CallFixture.OURS, true).refusal()).isEqualTo(486);
    assertThat(replaced(CONNECTED, "other", false).refusal()).isEqualTo(481);
    assertThat(replaced(CONNECTED, "other", true).refusal()).isEqualTo(481);
  }

  @Test
  void callThatIsOverShouldBeDeclined() {
    CallState closing = CONNECTED.on(new Input.HangUp()).next();
    CallState ended = CONNECTED.on(CallFixture.bye(CallFixture.OURS, 9)).next();

    assertThat(replaced(closing, CallFixture.OURS, false).refusal()).isEqualTo(603);
    assertThat(replaced(ended, CallFixture.OURS, false).refusal()).isEqualTo(603);
    assertThat(replaced(ended, CallFixture.OURS, true).refusal()).isEqualTo(603);
    assertThat(replaced(ended, "other", false).refusal()).isEqualTo(481);
  }

  @Test
  void phoneThatRingsForUsShouldBeReplacedAndOneWithoutATagIsUnknown() {
    CallState rings =
        CallFixture.after(
            new Input.Provisional(180, "Ringing", CallFixture.answered(CallFixture.OURS)));

    assertThat(replaced(rings, CallFixture.OURS, true)).isEqualTo(new Replacement(CALL, 0));
    assertThat(replaced(rings, "other", true).refusal()).isEqualTo(481);
    assertThat(replaced(CallFixture.after(), CallFixture.OURS, false).refusal()).isEqualTo(481);
  }

  @Test
  void callThatWeHaveNotAnsweredShouldBeUnknown() {
    CallState called = CallFixture.taken(CallFixture.other(), false).next();

    assertThat(replaced(called, CallFixture.OURS, false).refusal()).isEqualTo(481);
    assertThat(replaced(called, CallFixture.OURS, true).refusal()).isEqualTo(481);
  }

  @Test
  void callThatWeAnsweredShouldBeReplacedBeforeItsAckToo() {
    assertThat(replaced(CallFixture.called(true).next(), CallFixture.OURS, false).call())
        .isEqualTo(CALL);
  }
}
