package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** Transfers of calls between two parties over REST. Ladders in docs/flows. */
class TransferFlowIT {
  private static final int ANN = 4000;
  private static final int BOB = 4002;
  private static final int CID = 4004;

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "server", "ann", "bob", "cid");

  private TransferScene scene;
  private SipPhone ann;
  private SipPhone bob;
  private SipPhone cid;
  private PhoneCall annsLeg;
  private PhoneCall bobsLeg;

  @BeforeEach
  void joinAnnAndBob() {
    ann = SipPhone.udp("ann", flow.ladder());
    bob = SipPhone.udp("bob", flow.ladder());
    cid = SipPhone.udp("cid", flow.ladder());
    scene = new TransferScene(flow.ladder());
    scene.start(ann.uri(), bob.uri());
    annsLeg = ann.expectInvite().answer(sdp(ANN) + "a=inactive\r\n");
    ann.expectAck();
    bobsLeg = bob.expectInvite().answer(sdp(BOB));
    agrees(ann, ANN, BOB);
    acknowledged(bob, ANN);
    scene.awaitConnected();
  }

  @AfterEach
  void close() {
    ann.close();
    bob.close();
    cid.close();
  }

  private static String sdp(int port) {
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + port
        + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
  }

  private static void expectMedia(String text, int port) {
    assertThat(text.lines().filter(line -> line.startsWith("m=")))
        .containsExactly("m=audio " + port + " RTP/AVP 8 101");
    assertThat(text).doesNotContain("a=inactive");
  }

  /** It is offered that other phone's media and takes it. */
  private static void agrees(SipPhone phone, int own, int other) {
    IncomingInvite offered = phone.expectReinvite();
    expectMedia(offered.message().body(), other);
    offered.answer(sdp(own));
    phone.expectAck();
  }

  private static void silenced(SipPhone phone, int own) {
    IncomingInvite offered = phone.expectReinvite();
    assertThat(offered.message().body()).contains("a=inactive");
    offered.answer(sdp(own) + "a=inactive\r\n");
    phone.expectAck();
  }

  private static void acknowledged(SipPhone phone, int other) {
    expectMedia(phone.expectAck().message().body(), other);
  }

  /** Asked for its offer, which goes to the other one, whose answer comes in the ACK. */
  private static void joined(SipPhone asked, int own, SipPhone other, int others) {
    IncomingInvite fetched = asked.expectReinvite();
    assertThat(fetched.message().hasDescription()).isFalse();
    fetched.answer(sdp(own));
    agrees(other, others, own);
    acknowledged(asked, others);
  }

  private IncomingInvite consult() {
    scene.begin("consult", "caller", cid.uri());
    silenced(ann, ANN);
    silenced(bob, BOB);
    IncomingInvite invite = cid.expectInvite();
    assertThat(invite.message().hasDescription()).isFalse();
    return invite;
  }

  private PhoneCall answered(IncomingInvite invite) {
    invite.ring();
    PhoneCall leg = invite.answer(sdp(CID));
    agrees(ann, ANN, CID);
    acknowledged(cid, ANN);
    scene.awaitState("consulting");
    return leg;
  }

  private void end(SipPhone one, SipPhone other) {
    scene.end();
    one.expectBye().ok();
    other.expectBye().ok();
    scene.awaitEnded();
  }

  @Test
  void transferorShouldSpeakToTheTargetSwapTwiceAndComplete() {
    answered(consult());
    CompletableFuture<Api.Answer> back = scene.say("swap");
    silenced(cid, CID);
    joined(bob, BOB, ann, ANN);
    TransferScene.expect(back, "returned");
    CompletableFuture<Api.Answer> forth = scene.say("swap");
    silenced(bob, BOB);
    joined(cid, CID, ann, ANN);
    TransferScene.expect(forth, "consulting");
    CompletableFuture<Api.Answer> complete = scene.say("complete");
    joined(bob, BOB, cid, CID);
    ann.expectBye().ok();

    TransferScene.expect(complete, "completed");
    JsonNode call = scene.api.get("calls/" + scene.call).body();
    assertThat(call.at("/caller/address").asText()).isEqualTo(cid.uri());
    end(bob, cid);
  }

  @Test
  void cancelShouldReleaseTheTargetAndResumeTheFirstCall() {
    answered(consult());
    CompletableFuture<Api.Answer> cancel = scene.cancel();
    joined(bob, BOB, ann, ANN);
    cid.expectBye().ok();

    TransferScene.expect(cancel, "cancelled");
    TransferScene.expectProblem(scene.cancel().join(), 409, "transfer-state");
    end(ann, bob);
  }

  @Test
  void cancelWhileTheTargetRingsShouldWithdrawItsInvite() {
    IncomingInvite invite = consult();
    invite.ring();
    CompletableFuture<Api.Answer> cancel = scene.cancel();
    cid.expectCancel().ok();
    invite.reject(487, "Request Terminated");
    joined(bob, BOB, ann, ANN);

    TransferScene.expect(cancel, "cancelled");
    end(ann, bob);
  }

  @Test
  void busyTargetShouldGiveTheCallBack() {
    consult().reject(486, "Busy Here");
    joined(bob, BOB, ann, ANN);

    Api.Answer failed = scene.awaitState("failed");
    assertThat(failed.body().path("code").asInt()).isEqualTo(486);
    assertThat(failed.text("reason")).isEqualTo("Busy Here");
    end(ann, bob);
  }

  @Test
  void silentTargetShouldGiveTheCallBackWhenItsTimeIsOver() {
    IncomingInvite invite = consult();
    invite.ring();
    SipPhone patient = cid.patient(Duration.ofSeconds(60));
    patient.expectCancel().ok();
    invite.reject(487, "Request Terminated");
    joined(bob, BOB, ann, ANN);

    assertThat(scene.awaitState("failed").body().path("code").asInt()).isEqualTo(408);
    end(ann, bob);
  }

  @Test
  void transferorWhoHangsUpWhileSpeakingToTheTargetShouldHaveTransferred() {
    answered(consult());
    annsLeg.bye();
    ann.expect200To("BYE");
    joined(bob, BOB, cid, CID);

    scene.awaitState("completed");
    end(bob, cid);
  }

  @Test
  void transferorWhoHangsUpWhileTheTargetRingsShouldHaveTransferredBlind() {
    IncomingInvite invite = consult();
    invite.ring();
    annsLeg.bye();
    ann.expect200To("BYE");
    invite.answer(sdp(CID));
    agrees(bob, BOB, CID);
    acknowledged(cid, BOB);

    scene.awaitState("completed");
    end(bob, cid);
  }

  @Test
  void otherPartyWhoHangsUpShouldLeaveTransferorAndTargetTogether() {
    answered(consult());
    bobsLeg.bye();
    bob.expect200To("BYE");

    assertThat(scene.awaitState("cancelled").text("reason")).isEqualTo("The other party hung up");
    end(ann, cid);
  }

  @Test
  void secondTransferAtTheSameTimeShouldBeRefused() {
    PhoneCall leg = answered(consult());
    for (String type : List.of("consult", "blind")) {
      TransferScene.expectProblem(scene.tryTo(type, "callee", cid.uri()), 409, "transfer-running");
    }
    TransferScene.expectProblem(
        scene.api.post("calls/" + scene.call + "/hold", Map.of()), 409, "command-running");
    leg.bye();
    joined(bob, BOB, ann, ANN);

    scene.awaitState("failed");
    end(ann, bob);
  }

  @Test
  void blindTransferShouldBeStoppedWhileTheTargetRings() {
    scene.begin("blind", "caller", cid.uri());
    IncomingInvite invite = cid.expectInvite();
    invite.ring();
    TransferScene.expectProblem(scene.say("swap").join(), 409, "transfer-state");
    CompletableFuture<Api.Answer> cancel = scene.cancel();
    cid.expectCancel().ok();
    invite.reject(487, "Request Terminated");

    TransferScene.expect(cancel, "cancelled");
    end(ann, bob);
  }

  @Test
  void sameKeyShouldRingTheTargetOnce() {
    String key = "transfer-" + scene.call;
    Api.Answer first = scene.tryTo("blind", "caller", cid.uri(), "Idempotency-Key", key);
    scene.begun(first);
    Api.Answer again = scene.tryTo("blind", "caller", cid.uri(), "Idempotency-Key", key);
    assertThat(again.body()).isEqualTo(first.body());
    cid.expectInvite().answer(sdp(CID));
    agrees(bob, BOB, CID);
    acknowledged(cid, BOB);
    ann.expectBye().ok();
    scene.awaitState("completed");
    Api.Answer late = scene.tryTo("blind", "caller", cid.uri(), "Idempotency-Key", key);
    assertThat(late.body()).isEqualTo(first.body());
    cid.expectQuiet();

    end(bob, cid);
  }

  @Test
  void targetThatMayNotBeCalledShouldBeRefusedBeforeAnythingIsSent() {
    Api.Answer refused = scene.tryTo("consult", "caller", "0900 1234567");
    TransferScene.expectProblem(refused, 403, "destination-not-allowed");
    assertThat(refused.text("field")).isEqualTo("target");
    assertThat(refused.text("detail")).startsWith("target ");
    TransferScene.expectProblem(
        scene.tryTo("consult", "caller", "a number"), 400, "number-invalid");
    TransferScene.expectProblem(scene.tryTo("warm", "caller", cid.uri()), 400, "type-invalid");
    TransferScene.expectProblem(scene.tryTo("blind", "both", cid.uri()), 400, "leg-invalid");
    assertThat(scene.api.get("calls/" + scene.call + "/transfers").body().path("items")).isEmpty();
    ann.expectQuiet();
    bob.expectQuiet();

    end(ann, bob);
    TransferScene.expectProblem(
        scene.tryTo("blind", "caller", cid.uri()), 409, "call-not-answered");
    scene.call = "never";
    TransferScene.expectProblem(scene.tryTo("blind", "caller", cid.uri()), 404, "call-unknown");
  }
}
