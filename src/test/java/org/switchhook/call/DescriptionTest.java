package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionTest {
  private final Description waiting = Description.waiting(42);

  @Test
  void waitingShouldLetNoMediaReachUs() {
    assertThat(waiting.text().lines())
        .contains("o=- 42 1 IN IP4 0.0.0.0", "a=inactive", "a=rtpmap:120 opus/48000/2")
        .anyMatch(line -> line.startsWith("m=audio 9 "));
    assertThat(waiting.text()).endsWith("\r\n");
  }

  @Test
  void answerShouldHaveTheLinesOfItsOfferAndNeverPortZero() {
    String offer =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4000 RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n"
            + "m=video 4002 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";

    Description answer = waiting.waitingAnswer(offer).orElseThrow();

    assertThat(answer.version()).isEqualTo(2);
    assertThat(answer.media().lines())
        .containsExactly(
            "m=audio 9 RTP/AVP 0 8",
            "c=IN IP4 0.0.0.0",
            "a=inactive",
            "a=rtpmap:0 PCMU/8000",
            "m=video 9 RTP/AVP 96",
            "c=IN IP4 0.0.0.0",
            "a=inactive",
            "a=rtpmap:96 VP8/90000");
  }

  @Test
  void sameAnswerShouldKeepItsVersion() {
    Description first = waiting.waitingAnswer(CallFixture.OFFER).orElseThrow();

    assertThat(first.waitingAnswer(CallFixture.OFFER)).contains(first);
    assertThat(waiting.waitingAgain()).isSameAs(waiting);
  }

  @Test
  void nonsenseShouldHaveNoAnswer() {
    assertThat(waiting.waitingAnswer("")).isEmpty();
    assertThat(waiting.waitingAnswer("v=0\r\ns=-\r\n")).isEmpty();
    assertThat(waiting.waitingAnswer("v=0\r\nm=audio x RTP/AVP 0\r\n")).isEmpty();
    assertThat(waiting.waitingAnswer("v=0\n".repeat(600))).isEmpty();
  }
}
