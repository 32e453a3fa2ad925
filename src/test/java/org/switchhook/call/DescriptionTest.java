package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
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
  void answerShouldTakeAudioOverRtpAndRefuseEveryOtherLine() {
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
            "m=video 0 RTP/AVP 96",
            "c=IN IP4 0.0.0.0");
  }

  private List<String> answer(String... mediaLines) {
    String offer = "v=0\r\n" + String.join("\r\n", mediaLines) + "\r\n";
    return waiting
        .waitingAnswer(offer)
        .map(answer -> answer.media().lines().filter(line -> line.startsWith("m=")).toList())
        .orElse(List.of());
  }

  @Test
  void offerOfMoreLinesThanCanBePassedOnShouldHaveNoAnswer() {
    String[] most = Collections.nCopies(16, "m=audio 4 RTP/AVP 8").toArray(new String[0]);
    String[] more = Collections.nCopies(17, "m=audio 4 RTP/AVP 8").toArray(new String[0]);

    assertThat(answer(most)).hasSize(16);
    assertThat(answer(more)).isEmpty();
  }

  @Test
  void lineThatIsSwitchedOffShouldStaySwitchedOff() {
    assertThat(answer("m=audio 0 RTP/AVP 8")).containsExactly("m=audio 0 RTP/AVP 8");
    assertThat(answer("m=audio 0 RTP/AVP 8", "m=audio 4/2 RTP/AVP 0"))
        .containsExactly("m=audio 0 RTP/AVP 8", "m=audio 9 RTP/AVP 0");
  }

  @Test
  void whatWeCannotCarryShouldBeRefusedLineByLine() {
    assertThat(
            answer(
                "m=image 5000 udptl t38",
                "m=audio 4000 RTP/AVP 8",
                "m=audio 4002 RTP/SAVP 8",
                "m=audio 4004 RTP/AVP x",
                "m=application 1 UDP/BFCP *"))
        .containsExactly(
            "m=image 0 udptl t38",
            "m=audio 9 RTP/AVP 8",
            "m=audio 0 RTP/SAVP 8",
            "m=audio 0 RTP/AVP x",
            "m=application 0 UDP/BFCP *");
  }

  @Test
  void offerOfWhichNothingCanBeTakenShouldHaveNoAnswer() {
    assertThat(answer("m=audio 0 RTP/AVP 8", "m=image 5000 udptl t38")).isEmpty();
    assertThat(answer("m=audio 4000 RTP/SAVP 8")).isEmpty();
  }

  @Test
  void laterOfferShouldHaveAllLinesOfTheAnswerBeforeIt() {
    Description answered =
        waiting
            .waitingAnswer(
                CallFixture.OFFER.replace("m=audio", "m=video 0 RTP/AVP 96\r\nm=audio")
                    + "m=image 5000 udptl t38\r\n")
            .orElseThrow();

    Description again = answered.waitingAgain();

    assertThat(again.version()).isEqualTo(3);
    assertThat(again.media().lines().filter(line -> line.startsWith("m=")))
        .containsExactly(
            "m=video 0 RTP/AVP 96", "m=audio 9 RTP/AVP 120 9 8 0 121 122", "m=image 0 udptl t38");
    assertThat(again.waitingAgain()).isSameAs(again);
  }

  @Test
  void laterOfferShouldUseALineAgainThatWasSwitchedOff() {
    Description off = waiting.waitingAnswer("v=0\r\nm=audio 0 RTP/AVP 8\r\n").orElseThrow();

    assertThat(off.waitingAgain().media()).isEqualTo(waiting.media());
  }

  @Test
  void oversizedTextShouldHaveNoAnswer() {
    assertThat(answer("m=audio 4000 RTP/AVP" + " 8".repeat(30_000))).isEmpty();
    assertThat(answer("m=audio 4000 RTP/AVP" + " 8".repeat(600))).isEmpty();
    assertThat(answer("m=audio 4000 RTP/AVP 8", "a=" + "x".repeat(1100))).isEmpty();
    assertThat(answer("m=audio 4000 RTP/AVP" + " 8".repeat(500))).hasSize(1);
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
    assertThat(waiting.waitingAnswer("v=0\r\nm=audio 1 RTP/AVP\r\n")).isEmpty();
    assertThat(waiting.waitingAnswer("v=0\r\nm=audio 1 RTP/AVP \t8\r\n")).isEmpty();
    assertThat(waiting.waitingAnswer("v=0\r\nm=\r\n")).isEmpty();
    assertThat(waiting.waitingAnswer("v=0\n".repeat(600))).isEmpty();
  }
}
