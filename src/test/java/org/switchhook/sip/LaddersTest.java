package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.call.Dialog;
import org.switchhook.testkit.HandTime;

class LaddersTest {
  private final RecordingCalls calls = new RecordingCalls();
  private final HandTime time = new HandTime();

  private static SIPResponse response(String callId, String status) throws Exception {
    String text =
        "SIP/2.0 "
            + status
            + "\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\n"
            + "From: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:+493023125002@127.0.0.1>\r\n"
            + "Call-ID: "
            + callId
            + "\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
    return (SIPResponse) new StringMsgParser().parseSIPMessage(text.getBytes(), true, false, null);
  }

  private static SIPRequest request(String callId) throws Exception {
    String text =
        "INVITE sip:b@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\n"
            + "From: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:b@127.0.0.1>\r\nCall-ID: "
            + callId
            + "\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
    return (SIPRequest) new StringMsgParser().parseSIPMessage(text.getBytes(), true, false, null);
  }

  private void live(String callId) {
    Dialog dialog =
        new Dialog(
            callId, "1", null, "sip:a@h", "sip:b@h", "sip:b@h", List.of(), 1, 1, -1, "b", null);
    calls.live(new CallId("c" + callId), dialog);
  }

  private static List<String> texts(Ladders ladders, String callId) {
    return ladders.of(new CallId("c" + callId)).stream().map(SipLine::message).toList();
  }

  @Test
  void lastMessagesOfACallShouldBeKept() throws Exception {
    live("one");
    Ladders ladders = new Ladders(calls, time, 10, 3);

    for (int status : IntStream.of(180, 181, 182, 183).toArray()) {
      ladders.add(Traffic.Way.RECEIVED, response("one", status + " Ringing"), "p:1", false);
    }

    assertThat(texts(ladders, "one")).containsExactly("181 Ringing", "182 Ringing", "183 Ringing");
    assertThat(ladders.of(new CallId("cone")).get(0).cseq()).isEqualTo("1 INVITE");
  }

  @Test
  void callThatBeganFirstShouldMakeRoom() throws Exception {
    Ladders ladders = new Ladders(calls, time, 2, 3);
    for (String call : List.of("one", "two", "three")) {
      live(call);
      ladders.add(Traffic.Way.SENT, response(call, "200 OK"), "p:1", false);
    }

    assertThat(ladders.of(new CallId("cone"))).isEmpty();
    assertThat(ladders.of(new CallId("ctwo"))).hasSize(1);
    assertThat(ladders.of(new CallId("cthree"))).hasSize(1);
  }

  @Test
  void strangersShouldHaveNoPlace() throws Exception {
    Ladders ladders = new Ladders(calls, time, 2, 3);

    ladders.add(Traffic.Way.RECEIVED, response("stranger", "200 OK"), "p:1", false);

    assertThat(ladders.of(new CallId("cstranger"))).isEmpty();
  }

  @Test
  void nothingShouldBeKeptWhenItIsSwitchedOff() throws Exception {
    live("one");
    Ladders ladders = new Ladders(calls, time, 0, 3);

    ladders.add(Traffic.Way.RECEIVED, response("one", "200 OK"), "p:1", false);

    assertThat(ladders.of(new CallId("cone"))).isEmpty();
  }

  @Test
  void requestShouldStandBeforeTheAnswersThatOvertookItsNote() throws Exception {
    live("one");
    Ladders ladders = new Ladders(calls, time, 2, 5);
    SIPRequest invite = request("one");

    ladders.add(Traffic.Way.RECEIVED, response("one", "100 Trying"), "p:1", false);
    ladders.add(Traffic.Way.RECEIVED, response("one", "180 Ringing"), "p:1", false);
    ladders.add(Traffic.Way.SENT, invite, "p:1", false);
    ladders.add(Traffic.Way.SENT, invite, "p:1", true);

    assertThat(texts(ladders, "one"))
        .containsExactly("INVITE", "100 Trying", "180 Ringing", "INVITE");
    assertThat(ladders.of(new CallId("cone")).get(0).again()).isFalse();
  }

  @Test
  void numberInAReasonPhraseShouldBeHidden() throws Exception {
    live("one");
    Ladders ladders = new Ladders(calls, time, 2, 3);

    ladders.add(Traffic.Way.RECEIVED, response("one", "404 No 493023125002 here"), "p:1", false);

    assertThat(texts(ladders, "one")).containsExactly("404 No … here");
  }
}
