package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.Opening;
import org.switchhook.call.OurTerms;
import org.switchhook.call.PeerTerms;
import org.switchhook.call.Refresher;
import org.switchhook.trunk.Trunk;

/** What session timers (RFC 4028) and PRACK (RFC 3262) look like at the wire. */
class SessionTimerTest {
  private static final OurTerms FIRST = new OurTerms(1800, null, 90, false, false);
  private static final OurTerms REFRESH = new OurTerms(120, Refresher.UAC, 90, false, false);
  private static final String ASKS =
      "Proxy-Authenticate: Digest realm=\"r\", nonce=\"%s\", qop=\"auth\"\r\n";

  private SipFixture sip;
  private UdpPeer peer;

  @BeforeEach
  void start() throws IOException {
    sip =
        new SipFixture(
                new Trunk(
                    SipFixture.TRUNK, "127.0.0.1", 5060, "udp", "x", "us", "alice", "secret", null))
            .started();
    peer = new UdpPeer(sip.port);
  }

  @AfterEach
  void stop() {
    peer.close();
    sip.close();
  }

  private static String list(Heard message, String header) {
    return String.join(",", message.headers(header)).replace(" ", "");
  }

  private Heard invited(SipFixture.Placed placed, boolean offers) throws Exception {
    sip.send(
        placed,
        new Effect.Invite(
            placed.dialog(),
            offers ? new Opening.Waiting() : new Opening.WithoutOffer(1),
            null,
            FIRST));
    return peer.request("INVITE");
  }

  private SipFixture.Placed answered() throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    peer.accept(invited(placed, true), "t1");
    return placed.confirmed(sip.calls.next(Input.Answered.class));
  }

  @Test
  void inviteShouldAskForASessionTimerAndTheAnswersTermsBeTold() throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    Heard invite = invited(placed, true);
    assertThat(invite.header("Session-Expires")).isEqualTo("1800");
    assertThat(invite.header("Min-SE")).isEqualTo("90");
    assertThat(list(invite, "Supported")).startsWith("100rel,timer,");
    peer.answer(
        invite,
        200,
        "OK",
        "t1",
        "Contact: <sip:a@127.0.0.1>\r\nRequire: timer\r\nSession-Expires: 600;refresher=uas\r\n"
            + "Allow: INVITE, ACK, BYE, UPDATE\r\n");

    assertThat(sip.calls.next(Input.Answered.class).terms())
        .isEqualTo(new PeerTerms(true, 600, Refresher.UAS, 0, true, -1));
  }

  @Test
  void inviteWithoutAnOfferShouldNotAskForReliableAnswers() throws Exception {
    assertThat(list(invited(sip.place(peer), false), "Supported")).startsWith("timer,");
  }

  @Test
  void refusalShouldTellTheLeastThatThePhoneTakes() throws Exception {
    Heard invite = invited(sip.place(peer), true);
    peer.answer(invite, 422, "Session Interval Too Small", "t1", "Min-SE: 3600\r\n");
    peer.request("ACK");

    assertThat(sip.calls.next(Input.Refused.class).terms().minSe()).isEqualTo(3600);
  }

  @Test
  void updateShouldRefreshWithoutADescriptionAndItsChallengeBeAnswered() throws Exception {
    SipFixture.Placed first = answered().advanced();
    sip.send(first, new Effect.Update(first.dialog(), REFRESH, null));
    Heard update = peer.request("UPDATE");
    assertThat(update.header("Session-Expires")).isEqualTo("120;refresher=uac");
    assertThat(list(update, "Supported")).startsWith("timer,");
    assertThat(update.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(update.body()).isEmpty();
    peer.answer(update, 407, "Who Are You", "", ASKS.formatted("n1"));
    Input.RequestChallenged told = sip.calls.next(Input.RequestChallenged.class);
    assertThat(told.method()).isEqualTo(Input.Method.UPDATE);
    SipFixture.Placed again = first.advanced();
    sip.send(again, new Effect.Update(again.dialog(), REFRESH, told.challenge()));
    Heard second = peer.request("UPDATE");
    assertThat(second.parameter("Proxy-Authorization", "response"))
        .isEqualTo(
            new DigestAnswer("alice", "secret", "UPDATE", peer.uri())
                .to((DigestChallenge) told.challenge()));
    peer.answer(
        second,
        200,
        "OK",
        "",
        "Contact: <sip:moved@127.0.0.1>\r\nSession-Expires: 100;refresher=uac\r\n");

    Input.UpdateAnswered ok = sip.calls.next(Input.UpdateAnswered.class);
    assertThat(ok.cseq()).isEqualTo(3);
    assertThat(ok.contact()).isEqualTo("sip:moved@127.0.0.1");
    assertThat(ok.terms()).isEqualTo(new PeerTerms(false, 100, Refresher.UAC, 0, null, -1));
  }

  @Test
  void s03_challengedReinviteShouldLeaveAgainWithCredentialsAndItsAckToo() throws Exception {
    SipFixture.Placed first = answered().asked();
    sip.send(first, new Effect.Reinvite(first.dialog(), SipFixture.OFFER, null, REFRESH));
    Heard invite = peer.request("INVITE");
    assertThat(invite.header("Session-Expires")).isEqualTo("120;refresher=uac");
    assertThat(list(invite, "Supported")).startsWith("timer,");
    peer.answer(invite, 407, "Who Are You", "", ASKS.formatted("n1"));
    peer.request("ACK");
    Input.RequestChallenged told = sip.calls.next(Input.RequestChallenged.class);
    SipFixture.Placed again = first.asked();
    sip.send(
        again, new Effect.Reinvite(again.dialog(), SipFixture.OFFER, told.challenge(), REFRESH));
    Heard second = peer.request("INVITE");
    assertThat(second.parameter("Proxy-Authorization", "response"))
        .isEqualTo(
            new DigestAnswer("alice", "secret", "INVITE", peer.uri())
                .to((DigestChallenge) told.challenge()));
    peer.answer(second, 500, "Later", "", "Retry-After: 4\r\n");
    peer.request("ACK");

    assertThat(sip.calls.next(Input.RequestDone.class).terms().retryAfter()).isEqualTo(4);
  }

  @Test
  void answersShouldSayWhoRefreshes() throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    Heard invite = invited(placed, true);
    peer.accept(invite, "t1");
    sip.calls.next(Input.Answered.class);
    peer.send(
        peer.inDialog(
            invite,
            "t1",
            "UPDATE",
            5,
            "z9hG4bKs1",
            "Supported: timer\r\nx: 120;refresher=uac\r\n"));
    Input.UpdateReceived update = sip.calls.next(Input.UpdateReceived.class);
    assertThat(update.terms()).isEqualTo(new PeerTerms(true, 120, Refresher.UAC, 0, null, -1));
    OurTerms granted = new OurTerms(120, Refresher.UAC, 0, true, false);
    sip.send(placed, new Effect.Respond(update.key(), 200, null, false, granted));

    Heard ok = peer.response(200);
    assertThat(ok.header("Session-Expires")).isEqualTo("120;refresher=uac");
    assertThat(ok.header("Require")).isEqualTo("timer");
    assertThat(list(ok, "Supported")).startsWith("100rel,timer,");
  }

  @Test
  void secondOfferShouldBeToldToComeInTenSecondsAtMost() throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    Heard invite = invited(placed, true);
    peer.accept(invite, "t1");
    sip.calls.next(Input.Answered.class);
    peer.send(peer.inDialog(invite, "t1", "UPDATE", 5, "z9hG4bKs2", ""));
    Input.UpdateReceived update = sip.calls.next(Input.UpdateReceived.class);
    OurTerms later = new OurTerms(0, null, 0, false, true);
    sip.send(placed, new Effect.Respond(update.key(), 500, null, false, later));

    assertThat(Integer.parseInt(peer.response(500).header("Retry-After"))).isBetween(0, 10);
  }

  @Test
  void reliableAnswerShouldGetItsPrackAndAChallengeToThatCredentials() throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    Heard invite = invited(placed, true);
    String sdp = RawPeer.body("application/sdp", SipFixture.OFFER.text());
    String contact = "Contact: <" + peer.uri() + ">\r\n";
    peer.answer(invite, 183, "Progress", "t1", contact + "Require: 100rel\r\nRSeq: 776\r\n" + sdp);
    Input.Provisional told = sip.calls.next(Input.Provisional.class);
    assertThat(told.rseq()).isEqualTo(776);
    assertThat(told.early().body()).isEqualTo(SipFixture.OFFER.text());
    SipFixture.Placed early = placed.confirmed(told.early()).advanced();
    sip.send(early, new Effect.Prack(early.dialog(), 776, null));
    Heard prack = peer.request("PRACK");
    assertThat(prack.header("RAck")).isEqualTo("776 1 INVITE");
    assertThat(prack.header("CSeq")).isEqualTo("2 PRACK");
    assertThat(prack.header("To")).endsWith(";tag=t1");
    peer.answer(prack, 407, "Who Are You", "", ASKS.formatted("n1"));
    Input.RequestChallenged asked = sip.calls.next(Input.RequestChallenged.class);
    SipFixture.Placed again = early.advanced();
    sip.send(again, new Effect.Prack(again.dialog(), 776, asked.challenge()));
    Heard second = peer.request("PRACK");
    assertThat(second.parameter("Proxy-Authorization", "response"))
        .isEqualTo(
            new DigestAnswer("alice", "secret", "PRACK", peer.uri())
                .to((DigestChallenge) asked.challenge()));
    peer.answer(second, 200, "OK", "", "");

    assertThat(sip.calls.next(Input.RequestDone.class).method()).isEqualTo(Input.Method.PRACK);
  }

  @Test
  void answerThatOnlyNamesANumberShouldWantNoPrack() throws Exception {
    Heard invite = invited(sip.place(peer), true);
    peer.answer(invite, 180, "Ringing", "t1", "RSeq: 5\r\n");

    assertThat(sip.calls.next(Input.Provisional.class).rseq()).isZero();
  }

  @Test
  void prackForWhichNothingWaitsShouldGet481() throws Exception {
    peer.send(peer.outside("PRACK", "z9hG4bKp1", "RAck: 1 1 INVITE\r\n"));

    peer.response(481);
  }
}
