package org.switchhook.events;

import java.time.Duration;
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

/** The whole of /events but the container, with one room, and time and threads moved by hand. */
final class Stage {
  static final EventSettings SETTINGS =
      new EventSettings(Duration.ofSeconds(5), Duration.ofHours(8), 5, 2, 3);

  final HandTime time = new HandTime();
  final HandWork work = new HandWork();
  final CallWatchers calls = new CallWatchers(work);
  final Audiences audiences = new Audiences(work, calls);
  final RoomStandIn room = new RoomStandIn(work, audiences::on);
  final Conversations conversations;

  private Sessions sessions;

  Stage() {
    SendLimits send = new SendLimits(20, 100_000, 8, 50_000, Duration.ofSeconds(30));
    ReceiveLimits receive = new ReceiveLimits(65_536, 20, 50, 50);
    Pulse pulse = new Pulse(Duration.ofSeconds(54), Duration.ofSeconds(60));
    SocketCounts counts = new SocketCounts();
    SessionWorld world =
        new SessionWorld(room, audiences, () -> sessions, work, time, send, SETTINGS);
    sessions = new Sessions(Stage::verify, new CountingIds(), receive, world);
    conversations =
        new Conversations(
            sessions, SETTINGS, new SocketWorld(work, time, time, send, receive, pulse, counts));
  }

  private static Caller verify(String token) {
    switch (token) {
      case "old" -> throw new Problem(401, "token-expired", null, "The token has expired");
      case "forged" -> throw new Problem(401, "token-invalid", null, "The signature is wrong");
      case "norole" -> throw new Problem(403, "role-missing", null, "The role user is missing");
      default -> {
        Role role = token.equals("root") ? Role.ADMIN : Role.USER;
        String domain = token.equals("erin") ? "elsewhere" : "example";
        return new Caller(new UserId(token), new DomainId(domain), role, token);
      }
    }
  }

  /** A socket that was just opened; its welcome is already read. */
  Peer peer() {
    Peer peer = new Peer(this);
    peer.outlet.news();
    return peer;
  }

  /** A socket that has said hello and heard the answer. */
  Peer person(String user) {
    Peer peer = peer();
    peer.say(hello(user));
    peer.hello = peer.outlet.news().get(0);
    return peer;
  }

  /** A person in the room who has heard what there is. */
  Peer member(String user) {
    Peer peer = person(user);
    peer.say("{'id':'2','type':'room','room':{'roomid':'r1'}}");
    peer.outlet.news();
    return peer;
  }

  static String hello(String token) {
    return "{'id':'1','type':'hello','hello':{'version':'1.0','auth':{'params':{'token':'"
        + token
        + "'}}}}";
  }

  /** The far end of one socket. */
  static final class Peer {
    final HandOutlet outlet = new HandOutlet();
    final Conversation conversation;
    private final Stage stage;
    String hello;

    Peer(Stage stage) {
      this.stage = stage;
      this.conversation = stage.conversations.open(outlet);
      stage.work.runAll();
    }

    /**
     * @param text a message with ' for "
     */
    void say(String text) {
      conversation.received(text.replace('\'', '"'));
      stage.work.runAll();
    }

    void cut() {
      conversation.closed();
      stage.work.runAll();
    }

    String resumeId() {
      return hello.replaceAll(".*\"resumeid\":\"([^\"]*)\".*", "$1");
    }

    String sessionId() {
      return hello.replaceAll(".*\"sessionid\":\"([^\"]*)\".*", "$1");
    }

    Peer back(String seq) {
      Peer next = stage.peer();
      next.say(resume(seq));
      return next;
    }

    /** The message that resumes this session. */
    String resume(String seq) {
      String text =
          "{'id':'9','type':'hello','hello':{'version':'1.0','resumeid':'"
              + resumeId()
              + "'"
              + seq
              + "}}";
      return text.replace('\'', '"');
    }
  }
}
