package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.SipAddress;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.ReferNews;
import org.switchhook.call.ReferTo;
import org.switchhook.call.Replaces;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.trunk.Trunk;

/** REFER and the NOTIFYs about it, both ways, seen at the wire (S07, S08). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferTest {
  private static final ReferTo TARGET = ReferTo.of(PermitFixture.permit("+493023125001"));
  private static final String CHALLENGE =
      "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"\r\n";

  private SipFixture sip;
  private UdpPeer peer;
  private SipFixture.Placed call;
  private Heard invite;

  @BeforeAll
  void start() throws IOException {
    sip =
        new SipFixture(
                new Trunk(
                    SipFixture.TRUNK, "127.0.0.1", 5060, "udp", "x", "us", "alice", "secret", null))
            .started();
  }

  @AfterAll
  void stop() {
    sip.close();
  }

  @BeforeEach
  void answeredCall() throws Exception {
    peer = new UdpPeer(sip.port);
    SipFixture.Placed placed = sip.place(peer);
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    invite = peer.request("INVITE");
    peer.accept(invite, "t1");
    call = placed.confirmed(sip.calls.next(Input.Answered.class)).advanced();
  }

  @AfterEach
  void hangUp() {
    peer.close();
  }

  private Heard sent(ReferTo to) throws Exception {
    sip.send(call, new Effect.Refer(call.dialog(), to, null));
    return peer.request("REFER");
  }

  private String inDialog(String method, long cseq, String more) {
    return peer.inDialog(invite, "t1", method, cseq, "z9hG4bK" + sip.ids.next(), more);
  }

  private static String fragment(String line) {
    return RawPeer.body("message/sipfrag;version=2.0", line);
  }

  private Heard answered(String request) throws Exception {
    peer.send(request);
    return peer.next();
  }

  // REFER out: contract 3.5

  @Test
  void s07_referShouldNameTheTargetAndOnWhoseBehalf() throws Exception {
    Heard refer = sent(TARGET);

    assertThat(refer.header("Refer-To"))
        .isEqualTo("<sip:+493023125001@127.0.0.1:5090;transport=udp>");
    assertThat(refer.header("Referred-By")).isEqualTo("<sip:us@switchhook.example>");
    assertThat(refer.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(refer.header("Supported")).isEqualTo("norefersub");
    assertThat(refer.headers("Refer-Sub")).isEmpty();
    assertThat(refer.header("CSeq")).isEqualTo("2 REFER");
    assertThat(refer.parameter("To", "tag")).isEqualTo("t1");
  }

  @Test
  void referShouldNameTheDialogToReplaceAndWantNoNews() throws Exception {
    Replaces replaces = new Replaces("a@b", "1", "2", false);
    Heard refer = sent(new ReferTo(TARGET.permit(), replaces, "sip:anna@there.example", false));

    assertThat(refer.header("Refer-To"))
        .isEqualTo(
            "<sip:+493023125001@127.0.0.1:5090;transport=udp"
                + "?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&Require=replaces>");
    assertThat(refer.header("Referred-By")).isEqualTo("<sip:anna@there.example>");
    assertThat(refer.header("Refer-Sub")).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({"202, '', true", "200, '', true", "202, false, false", "200, FALSE;x=1, false"})
  void s07_everyAnswerShouldSayWhetherNewsWillCome(int code, String referSub, boolean subscribed)
      throws Exception {
    Heard refer = sent(TARGET);
    String more = referSub.isEmpty() ? "" : "Refer-Sub: " + referSub + "\r\n";
    peer.answer(refer, code, "Accepted", "t1", more);

    assertThat(sip.calls.next(Input.ReferAnswered.class))
        .isEqualTo(new Input.ReferAnswered(2, subscribed));
  }

  @Test
  void refusalShouldBeToldWithItsReason() throws Exception {
    peer.answer(sent(TARGET), 603, "Not Today", "t1", "");

    assertThat(sip.calls.next(Input.RequestDone.class))
        .isEqualTo(new Input.RequestDone(Input.Method.REFER, "t1", 2, 603, "Not Today"));
  }

  @Test
  void s03_challengedReferShouldLeaveAgainWithCredentials() throws Exception {
    peer.answer(sent(TARGET), 407, "Who", "t1", CHALLENGE);
    Input.RequestChallenged told = sip.calls.next(Input.RequestChallenged.class);
    assertThat(told.method()).isEqualTo(Input.Method.REFER);
    sip.send(call, new Effect.Refer(call.advanced().dialog(), TARGET, told.challenge()));

    Heard again = peer.request("REFER");
    assertThat(again.header("Proxy-Authorization")).contains("username=\"alice\"");
    assertThat(again.header("CSeq")).isEqualTo("3 REFER");
    assertThat(again.header("Refer-To")).contains("+493023125001");
  }

  @ParameterizedTest
  @CsvSource({
    "refer,            active;expires=60,            SIP/2.0 180 Ringing, 0, 180, Ringing, false",
    "refer;id=2,       'Active',                     SIP/2.0 100 Trying,  2, 100, Trying,  false",
    "refer;x=1,        terminated;reason=noresource, SIP/2.0 200 OK,      0, 200, OK,      true",
    "refer ; id = 93,  terminated,                   SIP/2.0 603,         93, 603, '',     true",
    "refer,            active,                       SIP/2.0 486 Busy,    0, 486, Busy,    false",
  })
  void s07_newsShouldBeTold(
      String event, String state, String line, long id, int code, String text, boolean last)
      throws Exception {
    peer.send(notify(1, event, state, fragment(line + "\r\n")));

    Input.NotifyReceived told = sip.calls.next(Input.NotifyReceived.class);
    assertThat(told).isEqualTo(new Input.NotifyReceived(told.key(), "t1", 1, id, code, text, last));
    sip.send(call, new Effect.Respond(told.key(), 200, null, false));
    assertThat(peer.response(200).header("CSeq")).isEqualTo("1 NOTIFY");
  }

  private String notify(long cseq, String event, String state, String more) {
    return inDialog(
        "NOTIFY", cseq, "Event: " + event + "\r\nSubscription-State: " + state + "\r\n" + more);
  }

  @Test
  void headersBehindTheStatusLineShouldBeLeftOutAndItsTextBeBounded() throws Exception {
    String line = "SIP/2.0 180 Ring\tring\u0001" + "x".repeat(300) + "\r\nContact: <sip:a@b>\r\n";
    peer.send(notify(1, "refer", "active", fragment(line)));

    Input.NotifyReceived told = sip.calls.next(Input.NotifyReceived.class);
    assertThat(told.text()).startsWith("Ring ring x").hasSize(128);
  }

  @Test
  void endWithoutAWordShouldBeToldAsSuch() throws Exception {
    peer.send(notify(1, "refer", "terminated;reason=timeout", ""));

    Input.NotifyReceived told = sip.calls.next(Input.NotifyReceived.class);
    assertThat(told.code()).isZero();
    assertThat(told.last()).isTrue();
  }

  @Test
  void eventAndReferToShouldBeReadInTheirShortFormToo() throws Exception {
    peer.send(
        inDialog(
            "NOTIFY",
            1,
            "o: refer\r\nSubscription-State: active\r\n" + fragment("SIP/2.0 180 Ringing\r\n")));
    sip.calls.next(Input.NotifyReceived.class);
    peer.send(inDialog("REFER", 2, "r: <sip:carla@there>\r\nb: <sip:anna@here>\r\n"));

    Input.ReferReceived refer = sip.calls.next(Input.ReferReceived.class);
    assertThat(refer.asked().target()).isEqualTo("sip:carla@there");
    assertThat(refer.asked().referredBy()).isEqualTo(SipAddress.parse("sip:anna@here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Event: refer\r\nSubscription-State: active\r\n",
        "Event: refer\r\nSubscription-State: active\r\nContent-Type: message/sipfrag\r\n"
            + "Content-Length: 8\r\n\r\nnonsense",
        "Event: refer\r\nSubscription-State: active\r\nContent-Type: message/sipfrag\r\n"
            + "Content-Length: 14\r\n\r\nSIP/2.0 700 No",
        "Event: refer\r\nSubscription-State: terminated\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 14\r\n\r\nSIP/2.0 200 OK",
      })
  void bodyThatIsNoStatusShouldBeRefused(String more) throws Exception {
    assertThat(answered(inDialog("NOTIFY", 1, more)).code()).isEqualTo(400);
    sip.calls.hearNothing(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Event: dialog\r\n", ""})
  void otherNewsShouldBeRefused(String event) throws Exception {
    String more = event + "Subscription-State: active\r\n" + fragment("SIP/2.0 200 OK\r\n");
    Heard refused = answered(inDialog("NOTIFY", 1, more));

    assertThat(refused.code()).isEqualTo(489);
    assertThat(refused.header("Allow-Events")).isEqualTo("refer");
  }

  @Test
  void newsOfAnUnknownDialogShouldBeRefused() throws Exception {
    sip.calls.gone(call.dialog());

    String ok = notify(1, "refer", "active", fragment("SIP/2.0 200 OK\r\n"));
    assertThat(answered(ok).code()).isEqualTo(481);
    assertThat(answered(notify(2, "dialog", "active", "")).code()).isEqualTo(481);
    assertThat(answered(peer.outside("NOTIFY", "z9hG4bKn9", "Event: refer\r\n")).code())
        .isEqualTo(481);
  }

  // REFER in: contract 3.6

  private Input.ReferReceived asked(String referTo, String more) throws Exception {
    peer.send(inDialog("REFER", 1, "Refer-To: " + referTo + "\r\n" + more));
    return sip.calls.next(Input.ReferReceived.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<sip:carla@there.example:5070;user=phone;method=INVITE>|sip:carla@there.example:5070",
        "\"Carla, the boss\" <sip:%2B4930@there>;x=y|sip:+4930@there",
        "sip:carla@there;x=y|sip:carla@there",
        "<tel:+49-30-1234;phone-context=x>|+49-30-1234",
        "<sip:carla@there?Subject=x>|sip:carla@there",
      })
  void targetOfAPhoneShouldBeToldWithoutWhatChoosesARoute(String referTo, String target)
      throws Exception {
    Input.ReferReceived told = asked(referTo, "");

    assertThat(told.asked().target()).isEqualTo(target);
    assertThat(told.asked().cseq()).isEqualTo(1);
    assertThat(told.asked().replaces()).isNull();
    assertThat(told.asked().toString()).doesNotContain("carla", "4930");
    assertThat(told.subscribes()).isTrue();
  }

  @Test
  void dialogToReplaceShouldBeTold() throws Exception {
    Input.ReferReceived told =
        asked(
            "<sip:carla@there?Replaces=a%40b%3Bfrom-tag%3D2%3Bto-tag%3D1&Require=replaces>",
            "Refer-Sub: false\r\nSupported: norefersub\r\nReferred-By: <sip:anna@here>\r\n");

    assertThat(told.asked().replaces()).isEqualTo(new Replaces("a@b", "1", "2", false));
    assertThat(told.asked().referredBy()).isEqualTo(SipAddress.parse("sip:anna@here"));
    assertThat(told.subscribes()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|400",
        "Refer-To: <sip:a@b>\\nRefer-To: <sip:c@d>|400",
        "Refer-To: <sip:a@b>\\nr: <sip:c@d>|400",
        "Refer-To: <sip:a@b>, <sip:c@d>|400",
        "Refer-To: sip:a@b, sip:c@d|400",
        "Refer-To: <sip:there>|400",
        "Refer-To: <sip:a b@there>|400",
        "Refer-To: <nonsense>|400",
        "Refer-To: <sip:a@b?Replaces=x>|400",
        "Refer-To: <sip:a@b?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2&Replaces=y>|400",
        "Refer-To: <tel:abc>|400",
        "Refer-To: <sip:a@b;method=BYE>|403",
        "Refer-To: <http://a.example/>|416",
        "Refer-To: <sips:a@b>|416",
        "Refer-To: <sip:a@b>\\nRequire: magic|420",
      })
  void anythingElseShouldBeRefusedUnheard(String headers, int code) throws Exception {
    String more = headers.isEmpty() ? "" : headers.replace("\\n", "\r\n") + "\r\n";

    assertThat(answered(inDialog("REFER", 1, more)).code()).isEqualTo(code);
    sip.calls.hearNothing(50);
  }

  @Test
  void referOfAnUnknownDialogShouldBeRefused() throws Exception {
    sip.calls.gone(call.dialog());

    assertThat(answered(inDialog("REFER", 1, "Refer-To: <sip:a@b>\r\n")).code()).isEqualTo(481);
    assertThat(answered(inDialog("REFER", 2, "")).code()).isEqualTo(481);
  }

  @Test
  void referOutsideADialogShouldBeDeclined() throws Exception {
    String refer = peer.outside("REFER", "z9hG4bKo1", "Refer-To: <sip:a@b>\r\n");

    assertThat(answered(refer).code()).isEqualTo(603);
  }

  @Test
  void strangerWithAReferShouldBeTreatedAsOneWithAnInvite() throws Exception {
    try (SipFixture other = new SipFixture().started();
        UdpPeer stranger = new UdpPeer(other.port)) {
      stranger.send(stranger.outside("REFER", "z9hG4bKo2", "Refer-To: <sip:a@b>\r\n"));
      assertThat(stranger.next().code()).isEqualTo(403);
    }
  }

  @Test
  void acceptedReferShouldSayWhereWeAreAndARepetitionGetTheSame() throws Exception {
    String text = inDialog("REFER", 1, "Refer-To: <sip:a@b>\r\n");
    peer.send(text);
    Input.ReferReceived told = sip.calls.next(Input.ReferReceived.class);
    sip.send(call, new Effect.AcceptRefer(told.key(), true));

    Heard accepted = peer.response(202);
    assertThat(accepted.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(accepted.headers("Refer-Sub")).isEmpty();
    assertThat(peer.repeat(text, 202).text()).isEqualTo(accepted.text());
    sip.calls.hearNothing(50);
  }

  @Test
  void acceptedReferWithoutNewsShouldSaySo() throws Exception {
    Input.ReferReceived told = asked("<sip:a@b>", "Refer-Sub: false\r\n");
    sip.send(call, new Effect.AcceptRefer(told.key(), false));

    assertThat(peer.response(202).header("Refer-Sub")).isEqualTo("false");
  }

  @Test
  void newsOfOursShouldCarryAStatusLine() throws Exception {
    ReferNews ringing = new ReferNews(0, 180, "Ringing", Duration.ofMinutes(4), "");
    sip.send(call, new Effect.Notify(call.dialog(), ringing, null));
    Heard first = peer.request("NOTIFY");
    assertThat(first.header("Event")).isEqualTo("refer");
    assertThat(first.header("Subscription-State")).isEqualTo("active;expires=240");
    assertThat(first.header("Content-Type")).isEqualTo("message/sipfrag;version=2.0");
    assertThat(first.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(first.body()).isEqualTo("SIP/2.0 180 Ringing\r\n");
    peer.answer(first, 200, "OK", "t1", "");
    assertThat(sip.calls.next(Input.RequestDone.class).method()).isEqualTo(Input.Method.NOTIFY);

    ReferNews busy = new ReferNews(7, 486, "Busy Here", Duration.ZERO, "noresource");
    sip.send(call, new Effect.Notify(call.advanced().dialog(), busy, null));
    Heard last = peer.request("NOTIFY");
    assertThat(last.header("Event")).isEqualTo("refer;id=7");
    assertThat(last.header("Subscription-State")).isEqualTo("terminated;reason=noresource");
    peer.answer(last, 481, "Gone", "t1", "");
    assertThat(sip.calls.next(Input.RequestDone.class).code()).isEqualTo(481);
  }
}
