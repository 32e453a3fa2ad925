package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.it.CallApiPhones.agree;
import static org.switchhook.it.CallApiPhones.hangUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.sandbox.SipMessage;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.IncomingRequest;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** Rows of the feature list that are about a call once it is there, named by their ids. */
class CallApiRowsIT {
  private static final int PROXY = Integer.getInteger("switchhook.it.proxy");

  @RegisterExtension
  final LadderExtension flow =
      new LadderExtension("client", "server", "ann", "bob", "cid", "dot", "proxy");

  private final List<SipPhone> phones = new ArrayList<>();
  private CallApiSocket client;

  @BeforeEach
  void connect() {
    client = CallApiSocket.local("current", flow.ladder());
  }

  @AfterEach
  void leave() {
    client.close();
    phones.forEach(SipPhone::close);
  }

  private SipPhone phone(String name) {
    return kept(SipPhone.udp(name, flow.ladder()));
  }

  private SipPhone kept(SipPhone phone) {
    phones.add(phone);
    return phone;
  }

  /** A call that is joined, and what the server said to its two phones until then. */
  private record Call(String callid, String command, PhoneCall caller, PhoneCall callee) {}

  private Call start(SipPhone caller, SipPhone callee) {
    return start(caller, caller.uri(), callee);
  }

  private Call start(SipPhone caller, String called, SipPhone callee) {
    String command = client.command("CallStart", Map.of("caller", called, "callee", callee.uri()));
    IncomingInvite first = caller.expectInvite();
    PhoneCall leg = first.answer();
    caller.expectAck();
    IncomingInvite second = callee.expectInvite();
    PhoneCall other = second.answer();
    agree(caller);
    callee.expectAck();
    String callid = callid(client.untilEnded(command));
    return new Call(callid, command, leg, other);
  }

  /** One may have to wait for the other before he gets his ACK. */
  private static void agreeBoth(SipPhone one, SipPhone other) {
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> agree(one), task -> new Thread(task).start());
    agree(other);
    assertThat(first).succeedsWithin(10, TimeUnit.SECONDS);
  }

  private static String callid(List<JsonNode> told) {
    JsonNode last = told.get(told.size() - 1);
    assertThat(last.at("/params/data/callid").isTextual()).as(told.toString()).isTrue();
    return last.at("/params/data/callid").asText();
  }

  private String error(String method, Map<String, String> params) {
    return client.expectError(client.command(method, params));
  }

  private void end(String callid, SipPhone one, SipPhone other) {
    String command = client.command("CallEnd", Map.of("callid", callid));
    hangUp(one);
    hangUp(other);
    client.expectDone(command);
  }

  @Test
  void c08_inReferModeThePhoneCallsAndIsReleasedHereWhenItHasDone() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    Call call = start(ann, bob);
    String target = "sip:cid@127.0.0.1:9";
    String command =
        client.command(
            "CallBlindTransfer",
            Map.of("callid", call.callid, "leg", "callee", "destination", target, "mode", "refer"));
    IncomingRequest refer = bob.expectRefer();
    assertThat(refer.message().value("Refer-To")).contains(target);
    refer.accept();
    call.callee.news("180 Ringing");
    bob.expect200To("NOTIFY");
    call.callee.lastNews("200 OK");
    bob.expect200To("NOTIFY");
    hangUp(bob);
    hangUp(ann);

    assertThat(steps(client.untilEnded(command)))
        .containsExactly(
            "Transferring", "TransferStart", "TransferPending 180 Ringing", "TransferSuccessful");
  }

  private static List<String> steps(List<JsonNode> told) {
    return told.stream()
        .map(m -> m.at("/params/event").asText() + " " + m.at("/params/data/extra").asText())
        .map(String::strip)
        .toList();
  }

  @Test
  void c08_aPhoneThatRefusesToMoveStaysInItsCall() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    Call call = start(ann, bob);
    Map<String, String> order =
        Map.of("callid", call.callid, "leg", "caller", "destination", bob.uri(), "mode", "refer");
    String command = client.command("CallBlindTransfer", order);
    ann.expectRefer().reply(603, "Decline");

    assertThat(client.expectError(command)).isEqualTo("Transfer failed with status 603 Decline");
    assertThat(
            error(
                "CallBlindTransfer",
                Map.of(
                    "callid",
                    call.callid,
                    "leg",
                    "caller",
                    "destination",
                    bob.uri(),
                    "mode",
                    "other")))
        .isEqualTo("420 Bad mode");
    end(call.callid, ann, bob);
  }

  @Test
  void c11_inReferModeThePhoneIsToldWhichDialogToReplace() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    SipPhone cid = phone("cid");
    SipPhone dot = phone("dot");
    Call one = start(ann, bob);
    Call two = start(cid, dot);
    String command =
        client.command(
            "CallAttendedTransfer",
            Map.of(
                "callidA",
                one.callid,
                "legA",
                "callee",
                "callidB",
                two.callid,
                "legB",
                "callee",
                "mode",
                "refer"));
    IncomingRequest refer = bob.expectRefer();
    assertThat(refer.message().value("Refer-To"))
        .contains(dot.uri().replace(";transport=udp", ""))
        .contains("Replaces=" + two.callee.callId().replace("@", "%40"));
    refer.accept();
    one.callee.lastNews("200 OK");
    bob.expect200To("NOTIFY");
    hangUp(bob);
    hangUp(ann);

    assertThat(steps(client.untilEnded(command)))
        .containsExactly("Transferring", "TransferStart", "TransferSuccessful");
    end(two.callid, cid, dot);
  }

  @Test
  void c14_holdTwiceOfARingingCallAndOfNone() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    assertThat(error("CallHold", Map.of("callid", "none"))).isEqualTo("404 Dialog not found");
    String ringing = client.command("CallStart", Map.of("caller", ann.uri(), "callee", bob.uri()));
    IncomingInvite invite = ann.expectInvite();
    assertThat(error("CallHold", Map.of("callid", ringing))).isEqualTo("410 Dialog not ready");
    invite.reject(486, "Busy Here");
    ann.expectAck();
    client.untilEnded(ringing);

    Call call = start(ann, bob);
    String hold = client.command("CallHold", Map.of("callid", call.callid));
    agree(ann);
    agree(bob);
    client.untilEnded(hold);
    assertThat(error("CallHold", Map.of("callid", call.callid)))
        .isEqualTo("480 Both dialog legs are on hold");
    end(call.callid, ann, bob);
  }

  @Test
  void c19_pendingIsSaidOnlyWhileATransferRuns() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    SipPhone cid = phone("cid");
    Call call = start(ann, bob);
    Map<String, String> order =
        Map.of("callid", call.callid, "leg", "caller", "destination", cid.uri());
    String first = client.command("CallBlindTransfer", order);
    IncomingInvite ringing = cid.expectInvite();
    for (String method : List.of("CallBlindTransfer", "CallHold", "CallUnhold")) {
      assertThat(error(method, order)).as(method).isEqualTo("491 Request Pending");
    }
    ringing.reject(486, "Busy Here");
    cid.expectAck();
    client.expectError(first);

    String second = client.command("CallBlindTransfer", order);
    cid.expectInvite().reject(603, "Decline");
    cid.expectAck();
    assertThat(client.expectError(second)).isEqualTo("Transfer failed with status 603 Decline");
    end(call.callid, ann, bob);
  }

  @Test
  void c20_aCallHasItsPublicIdItsAliasAndTheCallIdsOfItsLegs() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    SipPhone cid = phone("cid");
    Call call = start(ann, bob);
    assertThat(call.callid).isEqualTo(call.callee.callId());
    for (String name : List.of(call.callid, call.command, call.caller.callId())) {
      String hold = client.command("CallHold", Map.of("callid", name));
      agree(ann);
      agree(bob);
      client.untilEnded(hold);
      String unhold = client.command("CallUnhold", Map.of("callid", name));
      agreeBoth(ann, bob);
      client.untilEnded(unhold);
    }

    String transfer =
        client.command(
            "CallBlindTransfer",
            Map.of("callid", call.callid, "leg", "caller", "destination", cid.uri()));
    PhoneCall target = cid.expectInvite().answer();
    agree(ann);
    cid.expectAck();
    hangUp(bob);
    String moved = callid(client.untilEnded(transfer));
    assertThat(moved).isEqualTo(target.callId()).isNotEqualTo(call.callid);
    assertThat(error("CallHold", Map.of("callid", call.callid))).isEqualTo("404 Dialog not found");
    end(call.command, ann, cid);
  }

  @Test
  void s02_eachLegHasAnOriginOfItsOwnWhoseVersionGrowsAndNoLineIsTakenAway() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    Call call = start(ann, bob);
    String video =
        "v=0\r\no=bob 7 2 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4002 RTP/AVP 8\r\nm=video 4004 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";
    List<String> toAnn = new ArrayList<>();
    call.callee.reinvite(video);
    IncomingInvite wider = ann.expectReinvite();
    toAnn.add(wider.message().body());
    wider.answer();
    ann.expectAck();
    bob.expect200To("INVITE");
    call.callee.ack();
    call.callee.reinvite(video.replace("m=video 4004", "m=video 0").replace("7 2", "7 3"));
    IncomingInvite narrower = ann.expectReinvite();
    toAnn.add(narrower.message().body());
    narrower.answer();
    ann.expectAck();
    bob.expect200To("INVITE");
    call.callee.ack();
    String hold = client.command("CallHold", Map.of("callid", call.callid, "leg", "caller"));
    IncomingInvite held = ann.expectReinvite();
    toAnn.add(held.message().body());
    held.answer();
    ann.expectAck();
    agree(bob);
    client.untilEnded(hold);

    assertThat(toAnn).extracting(text -> origin(text)[1]).containsOnly(origin(toAnn.get(0))[1]);
    assertThat(toAnn).extracting(text -> origin(text)[0]).doesNotContain("o=bob");
    long version = Long.parseLong(origin(toAnn.get(0))[2]);
    assertThat(toAnn)
        .extracting(text -> Long.parseLong(origin(text)[2]))
        .containsExactly(version, version + 1, version + 2);
    assertThat(toAnn).allMatch(text -> text.lines().filter(l -> l.startsWith("m=")).count() == 2);
    assertThat(toAnn.get(1)).contains("m=video 0 ");
    end(call.callid, ann, bob);
  }

  private static String[] origin(String text) {
    return text.lines().filter(l -> l.startsWith("o=")).findFirst().orElseThrow().split(" ");
  }

  @Test
  void s04_anOfferBehindAnotherOfTheSamePhoneGets500AndOneThatCrossesOurs491() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    Call call = start(ann, bob);
    String held =
        "v=0\r\no=ann 1 9 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4010 RTP/AVP 8\r\na=sendonly\r\n";
    call.caller.reinvite(held);
    IncomingInvite passed = bob.expectReinvite();
    call.caller.reinvite(held);
    SipMessage refused = ann.expectResponse(500);
    assertThat(Integer.parseInt(refused.value("Retry-After"))).isBetween(0, 10);
    call.callee.reinvite(bob.description());
    bob.expectResponse(491);
    passed.answer();
    bob.expectAck();
    ann.expect200To("INVITE");
    call.caller.ack();
    end(call.callid, ann, bob);
  }

  @Test
  void s12_aTrunkBehindAProxyIsReachedByItAndRecordedRoutesAreObeyed() {
    SipPhone proxy = kept(SipPhone.udp("proxy", PROXY, flow.ladder()));
    SipPhone bob = kept(SipPhone.tcp("bob", flow.ladder()));
    String command =
        client.command(
            "CallStart",
            Map.of(
                "caller", "sip:ann@proxied.example", "callee", "sip:bob@localhost:" + bob.port()));
    IncomingInvite invite = proxy.expectInvite();
    assertThat(invite.message().uri()).isEqualTo("sip:ann@proxied.example:5060;transport=udp");
    assertThat(invite.message().value("Route")).contains("sip:127.0.0.1:" + PROXY).contains("lr");
    String recorded = "<sip:127.0.0.1:" + PROXY + ";lr;room=1>";
    invite.answerWith("Record-Route: " + recorded);
    assertThat(proxy.expectAck().message().value("Route")).isEqualTo(recorded);
    bob.expectInvite().answer();
    IncomingInvite joined = proxy.expectReinvite();
    assertThat(joined.message().value("Route")).isEqualTo(recorded);
    joined.answer();
    proxy.expectAck();
    bob.expectAck();
    String callid = callid(client.untilEnded(command));

    String end = client.command("CallEnd", Map.of("callid", callid));
    IncomingRequest bye = proxy.expectBye();
    assertThat(bye.message().value("Route")).isEqualTo(recorded);
    bye.ok();
    hangUp(bob);
    client.expectDone(end);
  }

  /** Section 2 of the contract: what each event is called, and the keys of its data. */
  @Test
  void i03_eventsAndTheirKeysAreThoseOfTheOriginal() {
    SipPhone ann = phone("ann");
    SipPhone bob = phone("bob");
    SipPhone cid = phone("cid");
    SipPhone dot = phone("dot");
    String command = client.command("CallStart", Map.of("caller", ann.uri(), "callee", bob.uri()));
    ann.expectInvite().answer();
    ann.expectAck();
    IncomingInvite second = bob.expectInvite();
    second.ring();
    second.answer();
    agree(ann);
    bob.expectAck();
    List<JsonNode> start = client.untilEnded(command);
    assertThat(keys(start))
        .containsExactly(
            "CallStart CallerAnswered [callee, caller]",
            "CallStart Transferring [caller, destination]",
            "CallStart TransferStart [callee, caller, callid]",
            "CallStart TransferPending [callee, caller, callid, extra]",
            "CallStart CalleeAnswered [callee, caller, callid]");
    String callid = callid(start);

    for (String word : List.of("hold", "unhold")) {
      String method = "Call" + Character.toUpperCase(word.charAt(0)) + word.substring(1);
      String changing = client.command(method, Map.of("callid", callid));
      agreeBoth(ann, bob);
      assertThat(keys(client.untilEnded(changing)))
          .containsExactly(
              method + " " + method + "ing []",
              method + " " + method + "Start [leg]",
              method + " " + method + "Start [leg]",
              method + " " + method + "Successful [leg]",
              method + " " + method + "Successful [leg]");
    }

    String blind =
        client.command(
            "CallBlindTransfer",
            Map.of("callid", callid, "leg", "caller", "destination", cid.uri()));
    IncomingInvite target = cid.expectInvite();
    target.ring();
    target.answer();
    agree(ann);
    cid.expectAck();
    hangUp(bob);
    List<JsonNode> moved = client.untilEnded(blind);
    assertThat(keys(moved))
        .containsExactly(
            "CallBlindTransfer Transferring [destination]",
            "CallBlindTransfer TransferStart [callid, destination]",
            "CallBlindTransfer TransferPending [callid, destination, extra]",
            "CallBlindTransfer TransferSuccessful [callid, destination]");

    Call other = start(bob, dot);
    String attended =
        client.command(
            "CallAttendedTransfer",
            Map.of(
                "callidA",
                callid(moved),
                "legA",
                "caller",
                "callidB",
                other.callid,
                "legB",
                "callee"));
    agreeBoth(ann, dot);
    hangUp(cid);
    hangUp(bob);
    List<JsonNode> joined = client.untilEnded(attended);
    assertThat(keys(joined))
        .containsExactly(
            "CallAttendedTransfer Transferring []",
            "CallAttendedTransfer TransferStart [callid, destination]",
            "CallAttendedTransfer TransferSuccessful [callid, destination]");
    end(callid(joined), ann, dot);
  }

  private static List<String> keys(List<JsonNode> told) {
    return told.stream()
        .map(
            m -> {
              Map<String, JsonNode> data = new TreeMap<>();
              m.at("/params/data")
                  .fields()
                  .forEachRemaining(e -> data.put(e.getKey(), e.getValue()));
              return m.get("method").asText()
                  + " "
                  + m.at("/params/event").asText()
                  + " "
                  + data.keySet();
            })
        .toList();
  }
}
