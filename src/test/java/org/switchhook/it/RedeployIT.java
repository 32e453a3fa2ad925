package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.SipPhone;

/**
 * The application is taken away from the running server and brought back while calls run: the
 * phones hear the end, and no port, thread or object of ours is left.
 */
class RedeployIT {
  private static final int ROUNDS = Integer.getInteger("switchhook.it.redeploys");
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * From the second round to the last; the first still warms the server up. One application that
   * the server remembers is 0.55 of what it holds without any, and it remembers two now and then.
   */
  private static final double GROWTH = 2.4;

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "bob", "carol");

  @AfterEach
  void bringBack() throws Exception {
    Deployment.bringBack();
  }

  @Test
  void redeployWithCallsShouldLeaveNothingBehind() throws Exception {
    ServerProcess server = ServerProcess.find();
    List<Long> bytes = new ArrayList<>();
    List<Long> loaders = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      List<String> calls = talkUntilItIsTakenAway();
      requireFreePorts();
      assertThat(server.threads()).filteredOn(RedeployIT::isOurThread).isEmpty();
      ServerProcess.Heap heap = collected(server);
      bytes.add(heap.bytes());
      loaders.add(heap.generations());
      System.out.printf(
          "Redeploy %d of %d: without the application %d KiB, %d threads, %d old class loaders%n",
          round, ROUNDS, heap.bytes() / 1024, server.threads().size(), heap.generations());
      Deployment.bringBack();
      assertThat(calls.stream().map(this::cause)).containsExactly("EndedByLocal", "EndedByCaller");
    }

    assertThat((double) bytes.get(ROUNDS - 1)).isLessThan(bytes.get(1) * GROWTH);
    // The server and, before JDK 20, the comparison of records (JDK-8078641) remember some
    // applications that are gone, and forget them for others. A leak is one more every round.
    assertThat(IntStream.range(1, ROUNDS))
        .as("old class loaders, round by round: " + loaders)
        .anyMatch(round -> loaders.get(round) <= loaders.get(round - 1));
  }

  /** One phone talks, one rings; the first gets a BYE and the second a CANCEL. */
  private List<String> talkUntilItIsTakenAway() throws Exception {
    try (SipPhone bob = SipPhone.udp("bob", flow.ladder());
        SipPhone carol = SipPhone.udp("carol", flow.ladder());
        Scene scene = Scene.open(flow.ladder())) {
      String talking = scene.dial(Map.of("number", bob.uri()));
      bob.expectInvite().answer();
      bob.expectAck();
      String ringing = scene.dial(Map.of("number", carol.uri()));
      IncomingInvite invite = carol.expectInvite();
      invite.ring();
      scene.socket.expect(message -> message.toString().contains("ringing"));
      Thread phones = hangingUp(bob, carol, invite);

      Deployment.takeAway();
      phones.join();
      return List.of(talking, ringing);
    }
  }

  private static Thread hangingUp(SipPhone bob, SipPhone carol, IncomingInvite invite) {
    Thread phones =
        new Thread(
            () -> {
              bob.expectBye().ok();
              carol.expectCancel().ok();
              invite.reject(487, "Request Terminated");
              carol.expectAck();
            });
    phones.start();
    return phones;
  }

  private String cause(String call) {
    return Api.of(SampleUser.BOB, flow.ladder()).get("calls/" + call).text("cause");
  }

  private static void requireFreePorts() throws IOException {
    for (String property : List.of("switchhook.it.sip", "switchhook.it.peer")) {
      int port = Integer.getInteger(property);
      InetAddress here = InetAddress.getLoopbackAddress();
      new ServerSocket(port, 1, here).close();
      new DatagramSocket(port, here).close();
    }
  }

  private static boolean isOurThread(String name) {
    return name.contains("switchhook") || name.contains("EventScanner") || name.contains("nist");
  }

  /** Collects until all is gone, or for as long as idle threads of the server take to end. */
  private static ServerProcess.Heap collected(ServerProcess server) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ServerProcess.Heap heap = server.heap(RedeployIT::isOurClass);
    while (heap.generations() > 0 && System.nanoTime() < end) {
      heap = server.heap(RedeployIT::isOurClass);
    }
    return heap;
  }

  private static boolean isOurClass(String name) {
    return name.startsWith("org.switchhook.") || name.startsWith("gov.nist.");
  }
}
