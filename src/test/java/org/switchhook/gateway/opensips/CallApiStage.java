package org.switchhook.gateway.opensips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.socket.Pulse;
import org.switchhook.socket.ReceiveLimits;
import org.switchhook.socket.SendLimits;
import org.switchhook.socket.SocketCounts;
import org.switchhook.socket.SocketWorld;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandOutlet;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

/** The whole of /call-api but the container, over calls that the test plays. */
final class CallApiStage {
  static final int COMMANDS = 4;
  static final Duration HELLO = Duration.ofSeconds(5);
  static final Duration SESSION = Duration.ofHours(8);
  static final Caller LOCAL = caller("local");

  final HandTime time = new HandTime();
  final HandWork work = new HandWork();
  final FakePairs pairs = new FakePairs();
  final SocketCounts counts = new SocketCounts();
  final CallApiConnections connections;

  CallApiStage() {
    SendLimits send = new SendLimits(200, 100_000, 0, 0, Duration.ZERO);
    ReceiveLimits receive = new ReceiveLimits(65_536, 20, 50, 50);
    Pulse pulse = new Pulse(Duration.ofSeconds(54), Duration.ofSeconds(60));
    CallApiLimits limits = new CallApiLimits(3, COMMANDS, HELLO, SESSION, receive, send);
    connections =
        new CallApiConnections(
            new CallApiWorld(
                pairs,
                CallApiStage::verify,
                new CountingIds(),
                limits,
                new SocketWorld(work, time, time, send, receive, pulse, counts)));
  }

  static Caller caller(String name) {
    return new Caller(new UserId(name), new DomainId("example"), Role.ADMIN, name);
  }

  static Caller verify(String token) {
    if (token.equals("forged")) {
      throw new Problem(401, "token-invalid", null, "The token is not signed by its issuer");
    }
    return caller(token);
  }

  /** A program of this machine. */
  Peer local(Dialect dialect) {
    return new Peer(new Admission(dialect, LOCAL, false));
  }

  Peer current() {
    return local(Dialect.CURRENT);
  }

  Peer readme() {
    return local(Dialect.README);
  }

  /** Somebody who has to show a token first. */
  Peer stranger() {
    return new Peer(new Admission(Dialect.CURRENT, null, true));
  }

  /** The far end of one socket. Texts have ' for ". */
  final class Peer {
    final HandOutlet outlet = new HandOutlet();
    final CallApiConnection connection;

    Peer(Admission admission) {
      connection = connections.open(outlet, admission);
      work.runAll();
    }

    /** Sends a message and gives what came since. */
    List<String> say(String text) {
      connection.received(text.replace('\'', '"'));
      return news();
    }

    List<String> sayBytes(String text) {
      connection.received(
          ByteBuffer.wrap(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
      return news();
    }

    List<String> news() {
      work.runAll();
      return outlet.news().stream().map(line -> line.replace('"', '\'')).toList();
    }

    /** A request with the cmd_id c1, whose reply is not shown. */
    List<String> command(String method, String params) {
      List<String> news =
          say(
              "{'id':1,'method':'%s','params':{'cmd_id':'c1'%s%s}}"
                  .formatted(method, params.isEmpty() ? "" : ",", params));
      return news.subList(1, news.size());
    }
  }
}
