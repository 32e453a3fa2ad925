package org.switchhook.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpFramesTest {
  private static final String ONE =
      "BYE sip:a SIP/2.0\r\nCall-ID: 1\r\nContent-Length: 3\r\n\r\nabc";

  private final TcpFrames frames = new TcpFrames(200);

  private List<String> take(String text) {
    return frames.take(text.getBytes(ISO_8859_1)).stream()
        .map(message -> new String(message.bytes(), ISO_8859_1))
        .toList();
  }

  @Test
  void messagesShouldBeCutWhereTheirLengthSays() {
    assertThat(take(ONE + "\r\n\r\n" + ONE + "BYE")).containsExactly(ONE, ONE);
  }

  @Test
  void aMessageShouldComeWholeHoweverItsBytesArrive() {
    List<String> messages = new ArrayList<>();
    for (char next : (ONE + ONE).toCharArray()) {
      messages.addAll(take(String.valueOf(next)));
    }
    assertThat(messages).containsExactly(ONE, ONE);
  }

  @Test
  void shortNamesShouldBecomeLong() {
    assertThat(take("BYE sip:a SIP/2.0\r\ni: 1\r\nl : 3\r\n\r\nabc")).containsExactly(ONE);
  }

  @Test
  void noLengthShouldMeanNoBody() {
    assertThat(take("BYE sip:a SIP/2.0\r\nCall-ID: 1\r\n\r\n"))
        .containsExactly("BYE sip:a SIP/2.0\r\nCall-ID: 1\r\nContent-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000000000", "-1", "", "1e3", "999999999", "180"})
  void aLengthThatIsNoneOrTooLongShouldEndTheStream(String length) {
    assertThatThrownBy(() -> take("BYE sip:a SIP/2.0\r\nContent-Length: " + length + "\r\n\r\n"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void headersWithoutEndShouldEndTheStream() {
    assertThatThrownBy(() -> take("a".repeat(201))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void headersOfMoreThan16KibShouldEndTheStream() {
    TcpFrames roomy = new TcpFrames(65535);
    byte[] long1 = ("BYE sip:a SIP/2.0\r\nX: " + "x".repeat(17_000)).getBytes(ISO_8859_1);

    assertThatThrownBy(() -> roomy.take(long1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aContinuationLineShouldNotBeTakenForAHeader() {
    String folded =
        "BYE sip:a SIP/2.0\r\nSubject: x\r\n l: 90\r\nCall-ID: 1\r\n\ti: 2\r\n"
            + "Content-Length:\r\n 3\r\n\r\nabc";

    assertThat(take(folded + ONE))
        .containsExactly(
            "BYE sip:a SIP/2.0\r\nSubject: x l: 90\r\nCall-ID: 1 i: 2\r\n"
                + "Content-Length: 3\r\n\r\nabc",
            ONE);
  }

  @Test
  void theSameLengthTwiceShouldCountOnce() {
    assertThat(take("BYE sip:a SIP/2.0\r\nl: 3\r\nCall-ID: 1\r\nContent-Length: 3\r\n\r\nabc"))
        .containsExactly(ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "l: 3\r\nContent-Length: 30",
        "Content-Length: 0\r\nContent-Length: 3",
        "Subject: a\nl: 3",
        "Subject: a\rl: 3",
        "i: 1\nContent-Length: 3",
      })
  void whatCouldBeReadInTwoWaysShouldEndTheStream(String headers) {
    assertThatThrownBy(() -> take("BYE sip:a SIP/2.0\r\n" + headers + "\r\n\r\nabc"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStartLineShouldNotBeTakenForAHeader() {
    assertThat(take("l: 5\r\nCall-ID: 1\r\n\r\n"))
        .containsExactly("l: 5\r\nCall-ID: 1\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void bytesThatComeOneByOneShouldNotBeLookedAtAgainAndAgain() {
    TcpFrames roomy = new TcpFrames(65535);
    String body = "x".repeat(49_000);
    String headers = "BYE sip:a SIP/2.0\r\nX: " + "x".repeat(16_000) + "\r\n";
    String whole = headers + "Content-Length: 49000\r\n\r\n" + body;
    byte[] one = new byte[1];
    List<TcpMessage> messages = new ArrayList<>();

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          for (int round = 0; round < 20; round++) {
            for (char next : whole.toCharArray()) {
              one[0] = (byte) next;
              messages.addAll(roomy.take(one));
            }
          }
        });
    assertThat(messages).hasSize(20);
  }
}
