package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests outside any call, and messages that are none. */
class StrangerTest {
  private SipFixture sip;
  private RawPeer peer;

  private void udp() throws IOException {
    sip = new SipFixture().started();
    peer = new UdpPeer(sip.port);
  }

  private void tcp() throws IOException {
    sip = new SipFixture().started();
    peer = connected();
  }

  private TcpPeer connected() throws IOException {
    TcpPeer tcp = new TcpPeer();
    tcp.connect(sip.port);
    return tcp;
  }

  @AfterEach
  void close() throws IOException {
    peer.close();
    sip.close();
  }

  @Test
  void s13_optionsShouldBeAnsweredWithWhatWeCanDo() throws Exception {
    udp();
    peer.send(peer.outside("OPTIONS", "z9hG4bKo1", ""));
    Heard ok = peer.response(200);
    assertThat(String.join(",", ok.headers("Allow")).replace(" ", "").split(","))
        .containsExactlyInAnyOrder(
            "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "INFO", "UPDATE", "PRACK", "REFER",
            "NOTIFY");
    assertThat(String.join(",", ok.headers("Accept")).replace(" ", ""))
        .isEqualTo("application/sdp,application/dtmf-relay,message/sipfrag");
    assertThat(String.join(",", ok.headers("Supported")).replace(" ", ""))
        .isEqualTo("100rel,timer,norefersub");
    assertThat(ok.header("To")).contains(";tag=");
  }

  @Test
  void methodsThatWeDoNotServeShouldGet405() throws Exception {
    udp();
    for (String method : Set.of("REGISTER", "SUBSCRIBE", "MESSAGE", "PUBLISH", "FOOBAR")) {
      peer.send(peer.outside(method, "z9hG4bKm" + method, ""));
      assertThat(peer.response(405).headers("Allow").toString()).contains("INVITE");
    }
  }

  @Test
  void aStrangersInviteShouldBeForbiddenAndItsCopiesGetTheSameAnswer() throws Exception {
    udp();
    String invite = peer.outside("INVITE", "z9hG4bKs1", "");
    peer.send(invite);
    Heard forbidden = peer.response(403);
    assertThat(peer.repeat(invite, 403).text()).isEqualTo(forbidden.text());
    peer.hearsNothing(600); // a refusal is not repeated by itself
  }

  @Test
  void anUnknownExtensionShouldBeNamed() throws Exception {
    udp();
    peer.send(
        peer.outside("OPTIONS", "z9hG4bKe1", "Require: 100rel, timer, precondition, Gruu\r\n"));
    assertThat(String.join(",", peer.response(420).headers("Unsupported")).replace(" ", ""))
        .isEqualTo("precondition,Gruu");
  }

  @Test
  void aRequestOverTcpShouldBeAnsweredOnItsConnection() throws Exception {
    tcp();
    peer.send(peer.outside("OPTIONS", "z9hG4bKc1", ""));
    peer.response(200);
    assertThat(((TcpPeer) peer).accepted()).isZero();
  }

  @Test
  void aRequestByUdpWhoseViaSaysTcpShouldGetNothingAndNoConnection() throws Exception {
    udp();
    try (TcpPeer victim = new TcpPeer()) {
      for (String method : List.of("OPTIONS", "INVITE", "BYE", "REGISTER")) {
        String udp = "SIP/2.0/UDP 127.0.0.1:" + peer.port();
        String tcp = "SIP/2.0/TCP 127.0.0.1:" + victim.port();
        peer.send(peer.outside(method, "z9hG4bKv" + method, "").replace(udp, tcp));
      }
      peer.hearsNothing(300);
      assertThat(victim.accepted()).isZero();
    }
    serves(peer);
  }

  @Test
  void aRequestByTcpWhoseViaSaysUdpShouldGetNothing() throws Exception {
    tcp();
    try (UdpPeer victim = new UdpPeer(sip.port)) {
      String via = "SIP/2.0/UDP 127.0.0.1:" + victim.port();
      peer.send(
          peer.outside("OPTIONS", "z9hG4bKw", "")
              .replace("SIP/2.0/TCP 127.0.0.1:" + peer.port(), via));
      peer.hearsNothing(200);
      victim.hearsNothing(1);
    }
    serves(peer);
  }

  @Test
  void garbageByUdpShouldNotStopTheService() throws Exception {
    udp();
    String good = peer.outside("OPTIONS", "z9hG4bKg", "");
    Random chance = new Random(42);
    for (int round = 0; round < 300; round++) {
      peer.send(mutated(good, chance));
    }
    for (String hostile : Hostile.messages(peer)) {
      peer.send(hostile);
    }
    serves(peer);
  }

  private static String mutated(String good, Random chance) {
    StringBuilder text = new StringBuilder(good);
    for (int change = 0; change < 5; change++) {
      text.setCharAt(chance.nextInt(text.length()), (char) chance.nextInt(128));
    }
    return text.toString();
  }

  @Test
  void garbageByTcpShouldCostTheSenderItsConnectionOnly() throws Exception {
    tcp();
    for (String hostile : Hostile.messages(peer)) {
      try (TcpPeer enemy = connected()) {
        enemy.send(hostile);
      } catch (IOException e) {
        // closed by the server while we wrote
      }
    }
    serves(peer);
    try (TcpPeer late = connected()) {
      serves(late);
    }
  }

  @Test
  void headersInTheirShortFormShouldBeReadOverTcp() throws Exception {
    tcp();
    String compact =
        "INFO sip:x@127.0.0.1 SIP/2.0\r\nv: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKshort\r\n"
            + "Max-Forwards: 70\r\nf: <sip:a@b.c>;tag=1\r\nt: <sip:x@y.z>;tag=2\r\n"
            + "i: short\r\nCSeq: 1 INFO\r\nc: text/plain\r\nl: 5\r\n\r\nhello";
    peer.send(compact);
    peer.response(481);
    serves(peer);
  }

  /** Answers to whatever came before are passed over. */
  private static void serves(RawPeer peer) throws Exception {
    peer.heard.clear();
    peer.send(peer.outside("OPTIONS", "z9hG4bKlast", ""));
    Heard answer = peer.next();
    while (!answer.header("Via").contains("z9hG4bKlast")) {
      answer = peer.next();
    }
    assertThat(answer.code()).isEqualTo(200);
  }
}
