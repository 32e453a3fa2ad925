package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
    return frames.take(text.getBytes(StandardCharsets.ISO_8859_1)).stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
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
}
