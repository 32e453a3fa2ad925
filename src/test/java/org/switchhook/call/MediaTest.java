package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTest {
  private static final String HEAD =
      "v=0\r\no=x 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.1\r\n";
  private static final String AUDIO = "m=audio 4000 RTP/AVP 8 101\r\na=fmtp:101 0-15\r\n";
  private static final String VIDEO = "m=video 4002 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";

  private static Media media(String... parts) {
    return Media.read(HEAD + String.join("", parts)).orElseThrow();
  }

  private static List<String> kinds(Media media) {
    return media.text().lines().filter(line -> line.startsWith("m=")).toList();
  }

  @Test
  void whatTheSessionSaysShouldBeSaidOfEachLine() {
    Media media = media("a=sendonly\r\na=setup:actpass\r\n", AUDIO, VIDEO, "a=recvonly\r\n");

    assertThat(media.text().lines())
        .containsExactly(
            "m=audio 4000 RTP/AVP 8 101",
            "c=IN IP4 10.0.0.1",
            "a=fmtp:101 0-15",
            "a=setup:actpass",
            "a=sendonly",
            "m=video 4002 RTP/AVP 96",
            "c=IN IP4 10.0.0.1",
            "a=rtpmap:96 VP8/90000",
            "a=setup:actpass",
            "a=recvonly");
  }

  @Test
  void addressZeroShouldMeanThatItsSenderHearsNothing() {
    assertThat(media(AUDIO, "c=IN IP4 0.0.0.0\r\n").text()).contains("a=sendonly");
    assertThat(media(AUDIO, "c=IN IP4 0.0.0.0\r\na=recvonly\r\n").text()).contains("a=inactive");
  }

  @Test
  void muteShouldTakeVoiceOrHearing() {
    Media media = media(AUDIO);

    assertThat(media.limited(new Mute(1).own()).text()).contains("a=recvonly");
    assertThat(media.limited(new Mute(1).told()).text()).contains("a=sendonly");
    assertThat(media.limited(new Mute(2).told()).text()).contains("a=recvonly");
    assertThat(media.limited(new Mute(3).told()).text()).contains("a=inactive");
    assertThat(media.limited(Mute.NONE.told())).isEqualTo(media);
  }

  @Test
  void linesShouldTakeThePlacesOfTheirKindOnALegThatHasThem() {
    Slots slots = Slots.arrange(media(VIDEO, AUDIO), media(AUDIO, VIDEO));

    assertThat(kinds(slots.offer()))
        .containsExactly("m=audio 4000 RTP/AVP 8 101", "m=video 4002 RTP/AVP 96");
    assertThat(kinds(slots.back(media("m=audio 6 RTP/AVP 8\r\n", "m=video 0 RTP/AVP 96\r\n"))))
        .containsExactly("m=video 0 RTP/AVP 96", "m=audio 6 RTP/AVP 8");
  }

  @Test
  void audioAndVideoBesideAudioOnlyShouldHaveExactlyTheLinesOfTheirOffers() {
    Slots wider = Slots.arrange(media(AUDIO, VIDEO), media(AUDIO));
    Slots narrower = Slots.arrange(media(AUDIO), media(VIDEO, AUDIO));

    assertThat(kinds(wider.offer())).hasSize(2);
    assertThat(kinds(wider.back(media("m=audio 6 RTP/AVP 8\r\n"))))
        .containsExactly("m=audio 6 RTP/AVP 8", "m=video 0 RTP/AVP 96");
    assertThat(kinds(narrower.offer()))
        .containsExactly("m=video 0 RTP/AVP 96", "m=audio 4000 RTP/AVP 8 101");
    assertThat(kinds(narrower.back(media("m=video 0 RTP/AVP 96\r\n", "m=audio 6 RTP/AVP 8\r\n"))))
        .containsExactly("m=audio 6 RTP/AVP 8");
  }

  @Test
  void waitingShouldKeepTheFormatsOfAudioAndSwitchTheRestOff() {
    assertThat(media(AUDIO, VIDEO).waiting().text().lines())
        .containsExactly(
            "m=audio 9 RTP/AVP 8 101",
            "c=IN IP4 0.0.0.0",
            "a=fmtp:101 0-15",
            "a=inactive",
            "m=video 0 RTP/AVP 96",
            "c=IN IP4 0.0.0.0");
  }

  @Test
  void answerAgainShouldHaveOnlyFormatsOfItsOffer() {
    Media again =
        media(AUDIO, "a=rtpmap:8 PCMA/8000\r\n").within(media("m=audio 1 RTP/AVP 8 0\r\n"));

    assertThat(again.text())
        .contains("m=audio 4000 RTP/AVP 8\r\n", "rtpmap:8")
        .doesNotContain("101");
    assertThat(media(AUDIO).within(media("m=audio 1 RTP/AVP 3\r\n")).hasAudio()).isFalse();
  }

  @Test
  void answerAgainShouldNotBeWiderThanItsOffer() {
    assertThat(media(AUDIO).within(media(AUDIO, "a=sendonly\r\n")).text()).contains("a=recvonly");
    assertThat(media(AUDIO).within(media(AUDIO, "a=recvonly\r\n")).text()).contains("a=sendonly");
    assertThat(media(AUDIO, "a=sendonly\r\n").within(media(AUDIO, "a=sendonly\r\n")).text())
        .contains("a=inactive");
    assertThat(media(AUDIO).within(media(AUDIO)).text()).contains("a=sendrecv");
  }

  @Test
  void ourOwnTextShouldBeKnownHoweverLongItHadToBe() {
    String text = AUDIO + "c=IN IP4 0.0.0.0\r\n" + "a=x\r\n".repeat(600);
    String lines = AUDIO + "c=IN IP4 0.0.0.0\r\n" + "m=video 0 RTP/AVP 96\r\n".repeat(16);

    assertThat(Media.of(new Description(7, 1, text)).hasAudio()).isTrue();
    assertThat(kinds(Media.of(new Description(7, 1, lines)))).hasSize(17);
  }

  @Test
  void whatCannotBePassedShouldNotBeRead() {
    assertThat(Media.read("")).isEmpty();
    assertThat(Media.read(HEAD)).isEmpty();
    assertThat(Media.read("v=0\r\n" + AUDIO)).as("no address").isEmpty();
    assertThat(Media.read(HEAD + AUDIO + "c=IN IP4 a b\r\n")).isEmpty();
    assertThat(Media.read(HEAD + AUDIO + "a=x\u0000y\r\n")).isEmpty();
    assertThat(Media.read(HEAD + AUDIO + "z=1\r\n")).isEmpty();
    assertThat(Media.read(HEAD + AUDIO.repeat(17))).isEmpty();
    assertThat(Media.read(HEAD + AUDIO + "a=x\r\n".repeat(500))).isEmpty();
    assertThat(Media.read(HEAD + AUDIO + "a=" + "x".repeat(1100))).isEmpty();
    assertThat(Media.read(HEAD + AUDIO.repeat(16))).isPresent();
  }
}
