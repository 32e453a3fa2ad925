package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import javax.sip.SipProvider;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.trunk.Trunk;

class SipServerTest {
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .filter(thread -> !thread.getName().contains("peer"))
        .collect(Collectors.toSet());
  }

  @Test
  void fiveStartsAndStopsShouldLeaveNoThreadAndNoPortBehind() throws Exception {
    SipFixture sip = new SipFixture();
    Set<Thread> before = threads();
    for (int round = 0; round < 5; round++) {
      sip.server.start();
      assertThat(sip.server.listens()).isTrue();
      for (RawPeer peer : new RawPeer[] {new UdpPeer(sip.port), new TcpPeer()}) {
        refusedCall(sip, peer);
        peer.close();
      }
      sip.server.stop();
      assertThat(sip.server.listens()).isFalse();
      try (ServerSocket tcp = new ServerSocket(sip.port, 1, InetAddress.getLoopbackAddress());
          DatagramSocket udp = new DatagramSocket(sip.port, InetAddress.getLoopbackAddress())) {
        assertThat(tcp.getLocalPort()).isEqualTo(udp.getLocalPort());
      }
    }
    Set<Thread> left = threads();
    left.removeAll(before);
    assertThat(left).isEmpty();
  }

  private static void refusedCall(SipFixture sip, RawPeer peer) throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    Heard invite = peer.request("INVITE");
    peer.answer(invite, 486, "Busy Here", "t1", "");
    peer.request("ACK");
    sip.calls.next(Input.Refused.class);
  }

  @Test
  void aCallOverTcpShouldUseOneConnection() throws Exception {
    try (SipFixture sip = new SipFixture().started();
        TcpPeer peer = new TcpPeer()) {
      refusedCall(sip, peer);
      refusedCall(sip, peer);
      assertThat(peer.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aStoppedServerShouldNotBeHeldByAnything() throws Exception {
    WeakReference<SipProvider> gone = startedAndStopped();
    for (int round = 0; round < 50 && gone.get() != null; round++) {
      System.gc();
      byte[] pressure = new byte[1 << 20];
      assertThat(pressure).isNotNull();
    }
    assertThat(gone.get()).isNull();
  }

  private static WeakReference<SipProvider> startedAndStopped() throws Exception {
    int port = SipFixture.freePort();
    SipSettings settings =
        new SipSettings("127.0.0.1", port, Optional.empty(), 4, 4, 4, Duration.ofMinutes(3));
    RunningStack stack =
        RunningStack.open(settings, SipFixture.limits(10, 10), new SipDispatch(null, null, null));
    WeakReference<SipProvider> provider = new WeakReference<>(stack.provider());
    stack.close();
    return provider;
  }

  @Test
  void aTakenPortShouldBeNamedAndLeaveNothingBehind() throws Exception {
    Trunk trunk =
        new Trunk(SipFixture.TRUNK, "192.0.2.1", 5060, "udp", "x", "us", null, null, null);
    int port = SipFixture.freePort();
    Set<Thread> before = threads();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      SipFixture sip = new SipFixture(trunk, taken.getLocalPort(), SipFixture.limits(10, 10));
      assertThatThrownBy(sip.server::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + port);
    }
    Set<Thread> left = threads();
    left.removeAll(before);
    assertThat(left).isEmpty();
  }

  @Test
  void whatIsSentWhileSipDoesNotRunShouldBeRejected() throws Exception {
    SipFixture sip = new SipFixture();
    SipFixture.Placed placed = sip.place("sip:phone@127.0.0.1:9");

    assertThatThrownBy(() -> sip.send(placed, new Effect.Invite(placed.dialog(), null)))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
