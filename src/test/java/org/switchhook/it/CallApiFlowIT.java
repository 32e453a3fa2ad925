package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.IncomingRequest;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/**
 * Commands on calls between two phones, as a client of the OpenSIPS Call API gives them. Tests are
 * named after the features that they show. Ladders in docs/flows.
 */
class CallApiFlowIT {
  @RegisterExtension
  final LadderExtension flow = new LadderExtension("client", "server", "ann", "bob", "cid", "dot");

  private CallApiSocket client;

  @BeforeEach
  void connect() {
    client = CallApiSocket.local("current", flow.ladder());
  }

  @AfterEach
  void leave() {
    client.close();
  }

  private SipPhone phone(String name) {
    return SipPhone.udp(name, flow.ladder());
  }

  private static String sdp(int port) {
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + port
        + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
  }

  private static List<String> media(String text) {
    return text.lines().filter(line -> line.startsWith("m=")).toList();
  }

  private static void expectMedia(String text, int port) {
    assertThat(media(text)).containsExactly("m=audio " + port + " RTP/AVP 8 101");
  }

  private static long version(String text) {
    String origin = text.lines().filter(line -> line.startsWith("o=")).findFirst().orElseThrow();
    return Long.parseLong(origin.split(" ")[2]);
  }

  /** A phone and its leg. */
  private record Party(SipPhone phone, int port, PhoneCall leg) {
    /** Answers a re-INVITE that has an offer. */
    String agrees() {
      IncomingInvite offered = phone.expectReinvite();
      String body = offered.message().body();
      String direction = body.contains("a=inactive") ? "a=inactive\r\n" : "a=sendrecv\r\n";
      offered.answer(sdp(port) + direction);
      phone.expectAck();
      return body;
    }
  }

  /** A call that is joined. */
  private record Joined(String callid, Party caller, Party callee) {
    Party side(String word) {
      return word.equals("caller") ? caller : callee;
    }
  }

  private String start(SipPhone caller, SipPhone callee) {
    return client.command("CallStart", Map.of("caller", caller.uri(), "callee", callee.uri()));
  }

  private Party answersCaller(SipPhone phone, int port) {
    IncomingInvite invite = phone.expectInvite();
    assertThat(invite.message().body()).contains("a=inactive");
    invite.ring();
    PhoneCall leg = invite.answer(sdp(port) + "a=inactive\r\n");
    phone.expectAck();
    return new Party(phone, port, leg);
  }

  /** Rung without an offer; his own goes to the other one, whose answer comes in the ACK. */
  private Party answersAndIsJoined(SipPhone phone, int port, Party other) {
    IncomingInvite invite = phone.expectInvite();
    assertThat(invite.message().hasDescription()).isFalse();
    invite.ring();
    PhoneCall leg = invite.answer(sdp(port));
    expectMedia(other.agrees(), port);
    expectMedia(phone.expectAck().message().body(), other.port);
    return new Party(phone, port, leg);
  }

  private Joined join(SipPhone one, SipPhone two, int port) {
    String command = start(one, two);
    Party caller = answersCaller(one, port);
    Party callee = answersAndIsJoined(two, port + 2, caller);
    List<JsonNode> told = client.untilEnded(command);
    return new Joined(told.get(2).at("/params/data/callid").asText(), caller, callee);
  }

  private void end(Joined call) {
    String command = client.command("CallEnd", Map.of("callid", call.callid));
    call.caller.phone.expectBye().ok();
    call.callee.phone.expectBye().ok();
    client.expectDone(command);
  }

  @Test
  void c01_startRingsTheCallerThenTheCalleeAndJoinsThem() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      String command = start(ann, bob);
      Party caller = answersCaller(ann, 4000);
      JsonNode data = client.expect(command, "CallerAnswered");
      assertThat(data.path("caller").asText()).isEqualTo(ann.uri());
      assertThat(data.path("callee").asText()).isEqualTo(bob.uri());
      data = client.expect(command, "Transferring");
      assertThat(data.path("destination").asText()).isEqualTo(bob.uri());
      data = client.expect(command, "TransferStart");
      String callid = data.path("callid").asText();
      Party callee = answersAndIsJoined(bob, 4002, caller);
      data = client.expect(command, "TransferPending");
      assertThat(data.path("extra").asText()).isEqualTo("180 Ringing");
      data = client.expect(command, "CalleeAnswered");
      assertThat(data.path("callid").asText()).isEqualTo(callid);
      client.expectDone(command);
      assertThat(callid).isEqualTo(callee.leg.callId());

      end(new Joined(callid, caller, callee));
    }
  }

  @Test
  void c02_callerWhoIsBusyEndsTheStart() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      String command = start(ann, bob);
      ann.expectInvite().reject(486, "Busy Here");
      ann.expectAck();

      assertThat(client.expectError(command))
          .isEqualTo("failed to establish initial call: 486 Busy Here");
      bob.expectQuiet();
    }
  }

  @Test
  void c03_calleeWhoIsBusyReleasesTheCaller() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      String command = start(ann, bob);
      answersCaller(ann, 4000);
      bob.expectInvite().reject(486, "Busy Here");
      ann.expectBye().ok();

      List<JsonNode> told = client.untilEnded(command);
      assertThat(told)
          .extracting(m -> m.at("/params/event").asText())
          .containsExactly(
              "CallerAnswered", "Transferring", "TransferStart", "TransferPending", "Error");
      assertThat(told.get(3).at("/params/data/extra").asText()).isEqualTo("486 Busy Here");
      assertThat(told.get(4).at("/params/data").asText())
          .isEqualTo("transfer failed with status 486 Busy Here");
    }
  }

  @Test
  void c04_callerWhoHangsUpEarlyStopsTheRinging() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      String command = start(ann, bob);
      Party caller = answersCaller(ann, 4000);
      IncomingInvite ringing = bob.expectInvite();
      ringing.ring();
      caller.leg.bye();
      bob.expectCancel().ok();
      ringing.reject(487, "Request Terminated");

      assertThat(client.expectError(command))
          .isEqualTo("transfer failed with status 487 Request Terminated");
    }
  }

  @Test
  void c05_startIsStoppedByTheIdOfItsCommand() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      String command = start(ann, bob);
      IncomingInvite ringing = ann.expectInvite();
      ringing.ring();
      String end = client.command("CallEnd", Map.of("callid", command));
      ann.expectCancel().ok();
      ringing.reject(487, "Request Terminated");
      client.expectDone(end);

      assertThat(client.expectError(command))
          .isEqualTo("failed to establish initial call: 487 Request Terminated");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void c06_blindTransferMovesOneAndReleasesTheOther(String moved) {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob");
        SipPhone cid = phone("cid")) {
      Joined call = join(ann, bob, 4000);
      Party stays = call.side(moved);
      Party leaves = call.side(moved.equals("caller") ? "callee" : "caller");
      String command = transfer(call, moved, cid);
      Party target = answersAndIsJoined(cid, 4008, stays);
      leaves.phone.expectBye().ok();
      List<JsonNode> told = client.untilEnded(command);
      assertThat(told)
          .extracting(m -> m.at("/params/event").asText())
          .containsExactly(
              "Transferring", "TransferStart", "TransferPending", "TransferSuccessful");
      String callid = told.get(3).at("/params/data/callid").asText();
      assertThat(callid).isEqualTo(target.leg.callId());

      assertThat(client.expectError(client.command("CallHold", Map.of("callid", call.callid))))
          .isEqualTo("404 Dialog not found");
      end(new Joined(callid, stays, target));
    }
  }

  private String transfer(Joined call, String moved, SipPhone target) {
    return client.command(
        "CallBlindTransfer",
        Map.of("callid", call.callid, "leg", moved, "destination", target.uri()));
  }

  @Test
  void c07_blindTransferThatFailsKeepsTheOldCall() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob");
        SipPhone cid = phone("cid")) {
      Joined call = join(ann, bob, 4000);
      String command = transfer(call, "callee", cid);
      cid.expectInvite().reject(486, "Busy Here");

      assertThat(client.expectError(command))
          .isEqualTo("Transfer failed with status 486 Busy Here");
      ann.expectQuiet();
      bob.expectQuiet();
      end(call);
    }
  }

  @ParameterizedTest
  @CsvSource({"caller, caller", "caller, callee", "callee, caller", "callee, callee"})
  void c09_attendedTransferJoinsTheTwoWhoStay(String one, String two) {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob");
        SipPhone cid = phone("cid");
        SipPhone dot = phone("dot")) {
      Joined first = join(ann, bob, 4000);
      Joined second = join(cid, dot, 4010);
      Party stays = first.side(one);
      Party joins = second.side(two);
      String command = attended(first, one, second, two);
      IncomingInvite asked = stays.phone.expectReinvite();
      assertThat(asked.message().hasDescription()).isFalse();
      asked.answer(sdp(stays.port));
      expectMedia(joins.agrees(), stays.port);
      expectMedia(stays.phone.expectAck().message().body(), joins.port);
      first.side(one.equals("caller") ? "callee" : "caller").phone.expectBye().ok();
      second.side(two.equals("caller") ? "callee" : "caller").phone.expectBye().ok();
      List<JsonNode> told = client.untilEnded(command);
      assertThat(told)
          .extracting(m -> m.at("/params/event").asText())
          .containsExactly("Transferring", "TransferStart", "TransferSuccessful");
      assertThat(told.get(0).path("params").has("data")).isFalse();

      end(new Joined(told.get(2).at("/params/data/callid").asText(), stays, joins));
    }
  }

  private String attended(Joined first, String one, Joined second, String two) {
    return client.command(
        "CallAttendedTransfer",
        Map.of("callidA", first.callid, "legA", one, "callidB", second.callid, "legB", two));
  }

  @Test
  void c10_attendedTransferThatFailsKeepsBothCalls() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob");
        SipPhone cid = phone("cid");
        SipPhone dot = phone("dot")) {
      Joined first = join(ann, bob, 4000);
      Joined second = join(cid, dot, 4010);
      String command = attended(first, "callee", second, "callee");
      bob.expectReinvite().answer(sdp(4002));
      dot.expectReinvite().reject(488, "Not Acceptable Here");
      expectMedia(bob.expectAck().message().body(), 4000);

      assertThat(client.expectError(command))
          .isEqualTo("transfer failed with status 488 Not Acceptable Here");
      end(first);
      end(second);
    }
  }

  @Test
  void c12_holdSilencesBothAndUnholdGivesThemBack() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      Joined call = join(ann, bob, 4000);
      String hold = client.command("CallHold", Map.of("callid", call.callid));
      String toAnn = call.caller.agrees();
      String toBob = call.callee.agrees();
      assertThat(toAnn).contains("a=inactive", "m=audio 4002", "c=IN IP4 127.0.0.1");
      assertThat(toBob).contains("a=inactive", "m=audio 4000", "c=IN IP4 127.0.0.1");
      assertThat(client.untilEnded(hold))
          .extracting(m -> m.at("/params/event").asText())
          .containsExactly(
              "CallHolding",
              "CallHoldStart",
              "CallHoldStart",
              "CallHoldSuccessful",
              "CallHoldSuccessful");
      assertThat(client.expectError(client.command("CallHold", Map.of("callid", call.callid))))
          .isEqualTo("480 Both dialog legs are on hold");

      String unhold = client.command("CallUnhold", Map.of("callid", call.callid));
      ann.expectReinvite().answer(sdp(4000));
      String again = call.callee.agrees();
      assertThat(again).contains("m=audio 4000").doesNotContain("a=inactive");
      assertThat(version(again)).isEqualTo(version(toBob) + 1);
      expectMedia(ann.expectAck().message().body(), 4002);
      client.expectDone(
          unhold,
          "CallUnholding",
          "CallUnholdStart",
          "CallUnholdStart",
          "CallUnholdSuccessful",
          "CallUnholdSuccessful");
      assertThat(client.expectError(client.command("CallUnhold", Map.of("callid", call.callid))))
          .isEqualTo("480 No dialog legs on hold");
      end(call);
    }
  }

  @Test
  void c13_holdOfOneLegTellsOfThatLegOnly() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      Joined call = join(ann, bob, 4000);
      String hold = client.command("CallHold", Map.of("callid", call.callid, "leg", "callee"));
      call.caller.agrees();
      call.callee.agrees();
      assertThat(client.expect(hold, "CallHolding").isMissingNode()).isTrue();
      assertThat(client.expect(hold, "CallHoldStart").path("leg").asText()).isEqualTo("callee");
      client.expect(hold, "CallHoldSuccessful");
      client.expectDone(hold);

      end(call);
    }
  }

  @Test
  void c16_refusedHoldIsRolledBack() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      Joined call = join(ann, bob, 4000);
      String hold = client.command("CallHold", Map.of("callid", call.callid));
      call.caller.agrees();
      bob.expectReinvite().reject(488, "Not Acceptable Here");
      assertThat(call.caller.agrees()).contains("m=audio 4002").doesNotContain("a=inactive");

      assertThat(client.expectError(hold))
          .isEqualTo("hold failed on leg callee with status 488 Not Acceptable Here");
      end(call);
    }
  }

  @Test
  void c17_endOfNothingSaysSo() {
    assertThat(client.expectError(client.command("CallEnd", Map.of("callid", "nothing"))))
        .isEqualTo("404 Requested Dialog not found");
  }

  @Test
  void s05_aPhonesOwnHoldReachesTheOther() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      Joined call = join(ann, bob, 4000);
      call.caller.leg.reinvite(sdp(4000) + "a=sendonly\r\n");
      IncomingInvite offered = bob.expectReinvite();
      assertThat(offered.message().body()).contains("a=sendonly", "m=audio 4000");
      offered.answer(sdp(4002) + "a=recvonly\r\n");
      bob.expectAck();
      assertThat(ann.expect200To("INVITE").body()).contains("a=recvonly", "m=audio 4002");
      call.caller.leg.ack();

      end(call);
    }
  }

  @Test
  void s06_byeOfOnePhoneEndsTheOther() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      Joined call = join(ann, bob, 4000);
      call.callee.leg.bye();
      bob.expect200To("BYE");
      ann.expectBye().ok();

      assertThat(client.expectError(client.command("CallHold", Map.of("callid", call.callid))))
          .isEqualTo("404 Dialog not found");
    }
  }

  @Test
  void s08_aPhoneThatAsksForATransferIsObeyedAndHearsHowItGoes() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob");
        SipPhone cid = phone("cid")) {
      Joined call = join(ann, bob, 4000);
      call.caller.leg.refer(cid.uri());
      ann.expectResponse(202);
      assertThat(news(ann)).isEqualTo("SIP/2.0 100 Trying");
      Party target = answersAndIsJoined(cid, 4008, call.callee);
      assertThat(news(ann)).isEqualTo("SIP/2.0 180 Ringing");
      assertThat(news(ann)).isEqualTo("SIP/2.0 200 OK");
      ann.expectBye().ok();

      end(new Joined(target.leg.callId(), target, call.callee));
    }
  }

  private static String news(SipPhone phone) {
    IncomingRequest notify = phone.expect("NOTIFY");
    notify.ok();
    return notify.message().body().strip();
  }

  @Test
  void whatPolicyRefusesRingsNobody() {
    try (SipPhone ann = phone("ann");
        SipPhone bob = phone("bob")) {
      String start =
          client.command("CallStart", Map.of("caller", ann.uri(), "callee", "sip:x@example.org"));
      assertThat(client.expectError(start)).startsWith("403 ");
      ann.expectQuiet();
      Joined call = join(ann, bob, 4000);
      String transfer =
          client.command(
              "CallBlindTransfer",
              Map.of("callid", call.callid, "leg", "caller", "destination", "sip:x@example.org"));
      assertThat(client.expectError(transfer)).startsWith("403 ");

      end(call);
    }
  }
}
