package org.switchhook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaSessionTest {
  private static final String AUDIO = "m=audio 4000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n";

  private final MediaSession session = new MediaSession(7, "127.0.0.1");

  @ParameterizedTest
  @CsvSource({"sendrecv,sendrecv", "sendonly,recvonly", "recvonly,sendonly", "inactive,inactive"})
  void answerShouldTurnTheDirectionRound(String offered, String answered) {
    assertThat(session.answer(offer(AUDIO + "a=" + offered + "\r\n")).orElseThrow())
        .endsWith("m=audio 9 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=" + answered + "\r\n");
  }

  @Test
  void answerShouldHaveTheLinesOfTheOfferWhenSomeCannotBeTaken() {
    String offer = offer("a=inactive\r\nm=video 5000 RTP/AVP 96\r\n" + AUDIO);

    assertThat(session.answer(offer).orElseThrow())
        .containsSubsequence("m=video 0 RTP/AVP 96", "m=audio 9 RTP/AVP 8 101", "a=inactive");
  }

  @Test
  void answerShouldBeMissingWhenNothingCanBeTaken() {
    assertThat(session.answer(offer("m=video 5000 RTP/AVP 96\r\n"))).isEmpty();
    assertThat(session.answer(offer("m=audio 4000 UDP/TLS/RTP/SAVPF 96\r\n"))).isEmpty();
    assertThat(session.answer("")).isEmpty();
    assertThat(session.answer("m=".repeat(10_000))).isEmpty();
  }

  @Test
  void versionShouldRiseWhenTheDescriptionChanges() {
    String inactive = session.answer(offer(AUDIO + "a=inactive\r\n")).orElseThrow();
    String again = session.answer(offer(AUDIO + "a=inactive\r\n")).orElseThrow();
    String offer = session.offer();

    assertThat(inactive).isEqualTo(again).contains("o=sandbox 7 1 ");
    assertThat(offer).contains("o=sandbox 7 2 ", "m=audio 9 RTP/AVP 8 101", "a=sendrecv");
  }

  private static String offer(String rest) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n" + rest;
  }
}
