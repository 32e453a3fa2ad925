package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.Replacement;
import org.switchhook.call.Replaces;
import org.switchhook.call.ReplacingHandler;
import org.switchhook.trunk.Trunk;

/** INVITEs with Replaces, seen at the wire (S09). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplacingTest {
  private static final CallId CALL = new CallId("call-1");
  private static final Trunk TRUNK =
      new Trunk(new TrunkId("main"), "127.0.0.1", 5060, "udp", "x", "us", null, null, null);
  private static final String OFFER =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";
  private static final String NAMED = "Replaces: a@b;to-tag=1;from-tag=2\r\n";

  private final BlockingQueue<CallId> matched = new LinkedBlockingQueue<>();
  private SipFixture sip;
  private UdpPeer peer;

  @BeforeAll
  void start() throws IOException {
    sip = new SipFixture(TRUNK).started();
  }

  @AfterAll
  void stop() {
    sip.close();
  }

  @BeforeEach
  void nobodyServes() throws IOException {
    sip.replacers.clear();
    sip.calls.replacements.clear();
    matched.clear();
    peer = new UdpPeer(sip.port);
  }

  @AfterEach
  void hangUp() {
    peer.close();
  }

  private String invite(String branch, String more) {
    return peer.outside(
        "INVITE",
        branch,
        more + "Contact: <" + peer.uri() + ">\r\n" + RawPeer.body("application/sdp", OFFER));
  }

  private String branch() {
    return "z9hG4bK" + sip.ids.next();
  }

  private void found(Replacement found) {
    sip.calls.replacements.put(new Replaces("a@b", "1", "2", false), found);
  }

  private void taker(boolean takes) {
    ReplacingHandler handler =
        (call, match, reply) -> {
          if (takes) {
            matched.add(match);
            reply.refuse(480, null);
          }
          return takes;
        };
    sip.replacers.add(handler);
  }

  @Test
  void s09_matchShouldBeGivenToWhoOwnsTheCallAndToNobodyElse() throws Exception {
    found(new Replacement(CALL, 0));
    taker(false);
    taker(true);
    taker(true);
    peer.send(invite(branch(), NAMED + "Require: replaces\r\n"));
    peer.response(100);

    assertThat(peer.response(480).header("CSeq")).isEqualTo("1 INVITE");
    assertThat(matched.poll(5, TimeUnit.SECONDS)).isEqualTo(CALL);
    assertThat(matched).isEmpty();
    assertThat(sip.handler.waiting()).isZero();
  }

  @Test
  void callThatNobodyGivesAwayShouldBeDeclined() throws Exception {
    found(new Replacement(CALL, 0));
    taker(false);
    peer.send(invite(branch(), NAMED));
    peer.response(100);

    peer.response(603);
    assertThat(sip.handler.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {481, 486, 603})
  void s09_refusalShouldBeThatOfTheCall(int code) throws Exception {
    found(new Replacement(null, code));
    taker(true);
    peer.send(invite(branch(), NAMED));
    peer.response(100);

    peer.response(code);
    assertThat(matched).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Replaces: a;to-tag=1;from-tag=2\r\nReplaces: b;to-tag=1;from-tag=2\r\n",
        "Replaces: a;to-tag=1;from-tag=2, b;to-tag=1;from-tag=2\r\n",
        "Replaces: a;to-tag=1\r\n",
        "Replaces:\r\n",
        "replaces: a;to-tag=1;from-tag=2;from-tag=3\r\n",
      })
  void s09_headerThatNamesNotOneDialogShouldBeRefused(String header) throws Exception {
    taker(true);
    peer.send(invite(branch(), header));

    peer.response(400);
    assertThat(sip.handler.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYE", "OPTIONS", "INFO", "REFER", "UPDATE", "NOTIFY"})
  void headerInAnotherRequestShouldBeRefused(String method) throws Exception {
    peer.send(peer.outside(method, branch(), NAMED));

    peer.response(400);
  }

  @Test
  void headerInAReinviteShouldBeRefused() throws Exception {
    peer.send(
        invite(branch(), NAMED)
            .replace("To: <sip:someone@127.0.0.1>", "To: <sip:someone@127.0.0.1>;tag=x"));

    peer.response(400);
  }

  @Test
  void extensionShouldBeNamedOnlyWhenSomebodyServesIt() throws Exception {
    peer.send(peer.outside("OPTIONS", branch(), ""));
    assertThat(peer.response(200).header("Supported")).isEqualTo("100rel,timer,norefersub");
    peer.send(invite(branch(), NAMED + "Require: replaces\r\n"));
    assertThat(peer.response(420).header("Unsupported")).isEqualTo("replaces");
    taker(true);

    peer.send(peer.outside("OPTIONS", branch(), ""));
    assertThat(peer.response(200).header("Supported"))
        .isEqualTo("100rel,timer,norefersub,replaces");
  }

  @ParameterizedTest
  @CsvSource({"take, true", "TAKE, true", "refuse, false"})
  void settingShouldDecideWhetherCallsAreGivenAway(String word, boolean served) {
    found(new Replacement(CALL, 0));
    taker(true);
    Replacing replacing = new Replacing(sip.calls, sip.replacers, word);
    int[] refused = {0};
    IncomingCallHandler.Reply reply = new Refused(refused);
    replacing.offered(null, new Replaces("a@b", "1", "2", false), reply);

    assertThat(replacing.isServed()).isEqualTo(served);
    assertThat(refused[0]).isEqualTo(served ? 480 : 603);
  }

  @Test
  void otherWordShouldStopTheStart() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new Replacing(sip.calls, sip.replacers, "perhaps"))
        .hasMessageContaining("switchhook.inbound.replaces");
  }

  private record Refused(int[] code) implements IncomingCallHandler.Reply {
    @Override
    public boolean isWithdrawn() {
      return false;
    }

    @Override
    public void refuse(int newCode, String phrase, java.time.Duration retryAfter) {
      code[0] = newCode;
    }
  }
}
