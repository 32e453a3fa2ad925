package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.trunk.Trunk;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigestTest {
  private static final String REALM = "http-auth@example.org";
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

  private SipFixture sip;

  @BeforeAll
  void start() throws Exception {
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

  private static DigestChallenge challenge(DigestAlgorithm algorithm, boolean qop) {
    return new DigestChallenge(false, REALM, NONCE, null, algorithm, true, qop, false, CNONCE);
  }

  @Test
  void theExamplesOfRfc7616ShouldComeOut() {
    DigestAnswer mufasa = new DigestAnswer("Mufasa", "Circle of Life", "GET", "/dir/index.html");

    assertThat(mufasa.to(challenge(DigestAlgorithm.MD5, true)))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    assertThat(mufasa.to(challenge(DigestAlgorithm.SHA_256, true)))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void theExampleOfRfc2617ShouldComeOut() {
    DigestChallenge challenge =
        new DigestChallenge(
            false,
            "testrealm@host.com",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            null,
            DigestAlgorithm.MD5,
            false,
            true,
            false,
            "0a4f113b");
    assertThat(new DigestAnswer("Mufasa", "Circle Of Life", "GET", "/dir/index.html").to(challenge))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
  }

  @Test
  void withoutQopTheOldFormShouldBeUsed() {
    DigestAlgorithm md5 = DigestAlgorithm.MD5;
    String expected =
        md5.hash(md5.hash("u:" + REALM + ":p") + ":" + NONCE + ":" + md5.hash("INVITE:sip:x"));

    assertThat(new DigestAnswer("u", "p", "INVITE", "sip:x").to(challenge(md5, false)))
        .isEqualTo(expected);
  }

  /** Sends an INVITE, challenges it with these headers and returns what the call hears. */
  private <T extends Input> T challenged(UdpPeer peer, int code, Class<T> kind, String... headers)
      throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    return challenged(sip, placed, peer, code, kind, headers);
  }

  private static <T extends Input> T challenged(
      SipFixture sip,
      SipFixture.Placed placed,
      UdpPeer peer,
      int code,
      Class<T> kind,
      String... headers)
      throws Exception {
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    Heard invite = peer.request("INVITE");
    peer.answer(invite, code, "Unauthorized", "c1", String.join("\r\n", List.of(headers)) + "\r\n");
    peer.request("ACK");
    return sip.calls.next(kind);
  }

  @Test
  void theInviteShouldBeRepeatedWithTheStrongestAlgorithmOffered() throws Exception {
    try (UdpPeer peer = new UdpPeer(sip.port)) {
      SipFixture.Placed placed = sip.place(peer);
      Input.Challenged told =
          challenged(
              sip,
              placed,
              peer,
              407,
              Input.Challenged.class,
              "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"",
              "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n2\", algorithm=SHA-256,"
                  + " qop=\"auth,auth-int\", opaque=\"o\", stale=TRUE",
              "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n3\", algorithm=SHA-512-256");
      assertThat(told.code()).isEqualTo(407);
      assertThat(told.stale()).isTrue();

      SipFixture.Placed again = placed.retried(told.branch());
      sip.send(again, new Effect.Invite(again.dialog(), told.challenge()));
      Heard invite = peer.request("INVITE");
      assertThat(invite.header("CSeq")).isEqualTo("2 INVITE");
      assertThat(invite.parameter("Via", "branch")).startsWith(told.branch() + ".");
      String name = "Proxy-Authorization";
      assertThat(invite.parameter(name, "nonce")).isEqualTo("n2");
      assertThat(invite.parameter(name, "username")).isEqualTo("alice");
      assertThat(invite.parameter(name, "uri")).isEqualTo(peer.uri());
      assertThat(invite.parameter(name, "opaque")).isEqualTo("o");
      assertThat(invite.header(name)).contains("nc=00000001").contains("qop=auth");
      DigestChallenge read = (DigestChallenge) told.challenge();
      assertThat(invite.parameter(name, "response"))
          .isEqualTo(new DigestAnswer("alice", "secret", "INVITE", peer.uri()).to(read));
      assertThat(invite.parameter(name, "cnonce")).isEqualTo(read.cnonce());
      peer.answer(invite, 404, "Not Found", "c2", "");
      peer.request("ACK");
      assertThat(sip.calls.next(Input.Refused.class).code()).isEqualTo(404);
    }
  }

  @Test
  void aChallengeWithoutAlgorithmOrQopShouldBeAnsweredInTheOldForm() throws Exception {
    try (UdpPeer peer = new UdpPeer(sip.port)) {
      SipFixture.Placed placed = sip.place(peer);
      Input.Challenged told =
          challenged(
              sip,
              placed,
              peer,
              401,
              Input.Challenged.class,
              "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\"");
      SipFixture.Placed again = placed.retried(told.branch());
      sip.send(again, new Effect.Invite(again.dialog(), told.challenge()));
      Heard invite = peer.request("INVITE");
      assertThat(invite.header("Authorization"))
          .doesNotContain("algorithm")
          .doesNotContain("qop")
          .doesNotContain("cnonce");
      peer.answer(invite, 404, "Not Found", "c2", "");
      peer.request("ACK");
      sip.calls.next(Input.Refused.class);
    }
  }

  @Test
  void challengesThatWeCannotAnswerShouldBeRefusals() throws Exception {
    List<String> useless =
        List.of(
            "X-Nothing: 1",
            "WWW-Authenticate: Basic realm=\"r\"",
            "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess, qop=\"auth\"",
            "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
            "WWW-Authenticate: Digest nonce=\"n\"",
            "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"");
    for (String header : useless) {
      try (UdpPeer peer = new UdpPeer(sip.port)) {
        assertThat(challenged(peer, 401, Input.Refused.class, header).code())
            .as(header)
            .isEqualTo(401);
      }
    }
  }

  @Test
  void aTrunkWithoutCredentialsShouldMakeAChallengeARefusal() throws Exception {
    Trunk plain =
        new Trunk(new TrunkId("main"), "192.0.2.1", 5060, "udp", "x", "us", null, null, null);
    try (SipFixture open = new SipFixture(plain).started();
        UdpPeer peer = new UdpPeer(open.port)) {
      Input.Refused told =
          challenged(
              open,
              open.place(peer),
              peer,
              401,
              Input.Refused.class,
              "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\"");
      assertThat(told.text()).isEqualTo("Unauthorized");
    }
  }

  /** A phone behind a trunk that we talk to directly, as its Contact wants. */
  @Test
  void aChallengeOfAnotherHostThanTheTrunksShouldGetNoCredentials() throws Exception {
    Trunk far =
        new Trunk(SipFixture.TRUNK, "192.0.2.1", 5060, "udp", "x", "us", "alice", "secret", null);
    try (SipFixture fixture = new SipFixture(far).started();
        UdpPeer peer = new UdpPeer(fixture.port)) {
      challenged(
          fixture,
          fixture.place(peer),
          peer,
          401,
          Input.Refused.class,
          "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\"");
    }
  }

  @Test
  void onlyTheRealmOfTheTrunkShouldGetCredentialsWhenItIsKnown() throws Exception {
    Trunk known =
        new Trunk(SipFixture.TRUNK, "127.0.0.1", 5060, "udp", "x", "us", "alice", "secret", "r");
    try (SipFixture fixture = new SipFixture(known).started();
        UdpPeer peer = new UdpPeer(fixture.port)) {
      challenged(
          fixture,
          fixture.place(peer),
          peer,
          401,
          Input.Refused.class,
          "WWW-Authenticate: Digest realm=\"other\", nonce=\"n1\"");
      challenged(
          fixture,
          fixture.place(peer),
          peer,
          401,
          Input.Challenged.class,
          "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\"");
    }
  }

  private static final String ASKS =
      "WWW-Authenticate: Digest realm=\"r\", nonce=\"%s\", qop=\"auth\"";

  /** An answered call whose INVITE was challenged. */
  private SipFixture.Placed answered(UdpPeer peer, AtomicReference<Heard> invite) throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    Input.Challenged told =
        challenged(sip, placed, peer, 401, Input.Challenged.class, ASKS.formatted("n1"));
    assertThat(told.text()).isEqualTo("Unauthorized");
    SipFixture.Placed again = placed.retried(told.branch());
    sip.send(again, new Effect.Invite(again.dialog(), told.challenge()));
    invite.set(peer.request("INVITE"));
    peer.accept(invite.get(), "t1");
    SipFixture.Placed up = again.confirmed(sip.calls.next(Input.Answered.class));
    sip.send(up, new Effect.Ack(up.dialog(), told.challenge()));
    return up;
  }

  @Test
  void s03_theAckShouldCarryTheCredentialsOfItsInvite() throws Exception {
    try (UdpPeer peer = new UdpPeer(sip.port)) {
      AtomicReference<Heard> invite = new AtomicReference<>();
      answered(peer, invite);

      assertThat(peer.request("ACK").header("Authorization"))
          .isEqualTo(invite.get().header("Authorization"))
          .contains("nonce=\"n1\"");
    }
  }

  @Test
  void s03_aChallengedByeShouldBeToldOnceAndThenBeARefusal() throws Exception {
    try (UdpPeer peer = new UdpPeer(sip.port)) {
      SipFixture.Placed over = answered(peer, new AtomicReference<>()).advanced();
      peer.request("ACK");
      sip.send(over, new Effect.Bye(over.dialog(), null));
      Heard first = peer.request("BYE");
      assertThat(first.headers("Authorization")).isEmpty();
      peer.answer(first, 401, "Unauthorized", "", ASKS.formatted("n2") + "\r\n");
      Input.RequestChallenged told = sip.calls.next(Input.RequestChallenged.class);
      assertThat(told.method()).isEqualTo(Input.Method.BYE);
      assertThat(told.dialog()).isEqualTo(over.dialog());

      SipFixture.Placed again = over.advanced();
      sip.send(again, new Effect.Bye(again.dialog(), told.challenge()));
      Heard second = peer.request("BYE");
      assertThat(second.header("CSeq")).isEqualTo("4 BYE");
      assertThat(second.parameter("Authorization", "response"))
          .isEqualTo(
              new DigestAnswer("alice", "secret", "BYE", peer.uri())
                  .to((DigestChallenge) told.challenge()));
      peer.answer(second, 401, "Unauthorized", "", ASKS.formatted("n3") + "\r\n");
      assertThat(sip.calls.next(Input.RequestDone.class).code()).isEqualTo(401);
    }
  }

  @Test
  void quotesInATrunksNameShouldBeEscaped() throws Exception {
    Trunk trunk =
        new Trunk(new TrunkId("q"), "192.0.2.1", 5060, "udp", "x", "us", "a\"b\\c", "secret", null);
    DigestChallenge challenge = challenge(DigestAlgorithm.MD5, true);

    assertThat(Credentials.answer(challenge, trunk, "INVITE", "sip:x").toString())
        .contains("username=\"a\\\"b\\\\c\"");
    assertThat(Optional.of(trunk).filter(Credentials::has)).isPresent();
  }
}
