package org.switchhook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, cutting and printing of messages, hostile ones included. */
class SipTextTest {
  private static final String OPTIONS =
      String.join(
          "\r\n",
          "OPTIONS sip:100@127.0.0.1 SIP/2.0",
          "v: SIP/2.0/UDP 127.0.0.1:5062;branch=z9hG4bK1;rport, SIP/2.0/UDP 10.0.0.1",
          "f: \"Smith, Bob\" <sip:bob@127.0.0.1;x=1>;tag=a",
          "TO: <sip:100@127.0.0.1>",
          "i: 1@x",
          "cseq: 7",
          "  OPTIONS",
          "Subject: \u00fc",
          "Content-Length: 2",
          "",
          "ab");

  @Test
  void messageShouldBeReadWhenItsHeadersAreShortFoldedOrInLists() {
    SipMessage message = SipReader.read(OPTIONS).orElseThrow();

    assertThat(message.method()).isEqualTo("OPTIONS");
    assertThat(message.branch()).isEqualTo("z9hG4bK1");
    assertThat(message.headers("Via")).hasSize(2);
    assertThat(message.fromTag()).isEqualTo("a");
    assertThat(HeaderText.uri(message.value("From"))).isEqualTo("sip:bob@127.0.0.1;x=1");
    assertThat(message.toTag()).isEmpty();
    assertThat(message.cseq()).isEqualTo(7);
    assertThat(message.body()).isEqualTo("ab");
    assertThat(SipReader.read(message.text()).orElseThrow().text()).isEqualTo(message.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "OPTIONS sip:100@127.0.0.1 SIP/2.0\r\n\r\n",
        "options sip:100@127.0.0.1 SIP/2.0\r\nVia: a\r\nFrom: a\r\nTo: a\r\nCall-ID: a\r\nCSeq: 1 OPTIONS\r\n\r\n",
        "BYE sip:100@127.0.0.1 SIP/2.0\r\nVia: a\r\nFrom: a\r\nTo: a\r\nCall-ID: a\r\nCSeq: 1 INVITE\r\n\r\n",
        "BYE sip:100@127.0.0.1 SIP/2.0\r\nVia: a\r\nFrom: a\r\nTo: a\r\nCall-ID: a\r\nCSeq: x BYE\r\n\r\n",
        "BYE sip:100@127.0.0.1 SIP/2.0\r\nVia: a\r\nFrom: a\nb: c\r\nTo: a\r\nCall-ID: a\r\nCSeq: 1 BYE\r\n\r\n",
        "SIP/2.0 999 X\r\nVia: a\r\nFrom: a\r\nTo: a\r\nCall-ID: a\r\nCSeq: 1 BYE\r\n\r\n"
      })
  void messageShouldBeRefusedWhenItsFormIsBroken(String text) {
    assertThat(SipReader.read(text)).isEmpty();
  }

  @Test
  void messageShouldBeRefusedWhenItPassesALimit() {
    assertThat(SipReader.read(OPTIONS.replace("\r\n\r\n", "\r\nx: y".repeat(130) + "\r\n\r\n")))
        .isEmpty();
    assertThat(SipReader.read(OPTIONS.replace("ab", "a".repeat(70_000)))).isEmpty();
    assertThat(SipReader.read(OPTIONS.replace("Smith", "(".repeat(40_000)))).isEmpty();
  }

  @Test
  void streamShouldBeCutWhereverItsPiecesEnd() throws SipFrames.Broken {
    byte[] two = ("\r\n\r\n" + OPTIONS + OPTIONS).getBytes(StandardCharsets.UTF_8);
    SipFrames frames = new SipFrames();

    List<String> cut = new java.util.ArrayList<>();
    for (byte one : two) {
      cut.addAll(frames.take(new byte[] {one}));
    }

    assertThat(cut).containsExactly(OPTIONS, OPTIONS);
    assertThat(new SipFrames().take(two)).containsExactly(OPTIONS, OPTIONS);
  }

  @Test
  void streamShouldBeGivenUpWhenItCannotBeCut() {
    assertThatThrownBy(() -> take("a: b\r\n\r\n")).hasMessageContaining("no Content-Length");
    assertThatThrownBy(() -> take("A\r\nl: 999999\r\n\r\n")).hasMessageContaining("body longer");
    assertThatThrownBy(() -> take("a".repeat(40_000))).hasMessageContaining("head longer");
  }

  private static void take(String text) throws SipFrames.Broken {
    new SipFrames().take(text.getBytes(StandardCharsets.UTF_8));
  }
}
