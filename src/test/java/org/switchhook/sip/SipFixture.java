package org.switchhook.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.ReplacingHandler;
import org.switchhook.call.SessionSettings;
import org.switchhook.platform.RandomIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/** The whole SIP side, put together without a container, with a recorder where the calls are. */
final class SipFixture implements AutoCloseable {
  static final TrunkId TRUNK = new TrunkId("main");
  static final Description OFFER =
      new Description(7, 1, "m=audio 9 RTP/AVP 8\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\n");

  final RecordingCalls calls = new RecordingCalls();
  final RandomIds ids = new RandomIds();
  final int port;
  final SipServer server;
  final InviteBranch branch;
  final SipSignalling signalling;
  final Traffic traffic;
  final ReceivedRequests received;
  final HandTime time = new HandTime();
  final OfferedCalls handler = new OfferedCalls();
  final List<ReplacingHandler> replacers = new CopyOnWriteArrayList<>();

  SipFixture() throws IOException {
    this(new Trunk(TRUNK, "192.0.2.1", 5060, "udp", "192.0.2.1", "us", "alice", "secret", null));
  }

  SipFixture(Trunk trunk) throws IOException {
    this(trunk, freePort(), limits(20_000, 200));
  }

  SipFixture(Trunk trunk, int port, SipLimits limits) throws IOException {
    this(trunk, port, limits, Files.createTempDirectory("sip"));
  }

  /**
   * @param data the data folder
   */
  SipFixture(Trunk trunk, int port, SipLimits limits, Path data) {
    this(trunk, port, limits, data, "refuse");
  }

  /**
   * @param strangers drop or refuse
   */
  SipFixture(Trunk trunk, int port, SipLimits limits, Path data, String strangers) {
    this.port = port;
    SipSettings settings =
        new SipSettings("127.0.0.1", port, Optional.empty(), 4, 4, 4, Duration.ofMinutes(3));
    Trunks trunks = new Trunks(List.of(trunk));
    Wire wire = new Wire();
    SendLanes lanes = new SendLanes(settings);
    branch = new InviteBranch(new BranchKey(data.toString(), ids));
    Replacing replacing = new Replacing(calls, replacers, "take");
    Extensions extensions = new Extensions(replacing);
    LocalSide local = new LocalSide(settings, extensions);
    RequestHead head = new RequestHead(local);
    DialogRequests requests = new DialogRequests(head, local, ids);
    received = new ReceivedRequests(time, limits);
    Answers answers = new Answers(wire, local, ids);
    Refusals refusals =
        new Refusals(answers, lanes, time, Duration.ofMillis(500), Duration.ofSeconds(4));
    Responder responder = new Responder(received, answers, refusals, calls);
    InDialog dialogs = new InDialog(calls, received, responder, answers);
    Served served =
        new Served(
            new Invites(
                trunks,
                new InviteReader(
                    ids, new SessionSettings(Duration.ofMinutes(30), Duration.ofSeconds(90))),
                received,
                responder,
                refusals,
                answers,
                new Offers(() -> handler, replacing)),
            new Reinvites(dialogs, answers),
            new Byes(dialogs),
            new Infos(dialogs, answers),
            new Refers(dialogs, answers),
            new Notifies(dialogs, answers),
            new OptionsRequests(dialogs, answers, local));
    RequestRouter requestRouter =
        new RequestRouter(
            served,
            new Cancels(received, answers, refusals, calls),
            new Acks(calls, received),
            answers,
            new Strangers(trunks, answers, strangers),
            extensions);
    Challenges challenges = new Challenges(trunks, ids);
    Credentials credentials = new Credentials(trunks);
    StrayAnswers strays = new StrayAnswers(requests, wire, local, branch, lanes, time, limits);
    ResponseRouter responseRouter =
        new ResponseRouter(new InviteResponses(calls, challenges, strays), calls, challenges);
    traffic = new Traffic(received, new Ladders(calls, time, 100, 50));
    SipDispatch dispatch = new SipDispatch(requestRouter, responseRouter, traffic);
    server = new SipServer(settings, limits, dispatch, wire, lanes, traffic);
    signalling =
        new SipSignalling(
            lanes,
            new InviteSender(new InviteRequests(head, local, branch), credentials, wire, calls),
            new DialogSender(
                requests, new ReferRequests(requests, local), credentials, wire, calls),
            responder);
  }

  static LocalSide local(SipSettings settings) {
    RecordingCalls calls = new RecordingCalls();
    return new LocalSide(settings, new Extensions(new Replacing(calls, List.of(), "take")));
  }

  static SipLimits limits(int requests, int callRequests) {
    return new SipLimits(
        65535, requests, callRequests, 100, 50, Duration.ofMinutes(5), Duration.ofSeconds(10));
  }

  static SipLimits tcpLimits(int all, int ofOne, Duration idle, Duration firstMessage) {
    return new SipLimits(65535, 100, 100, all, ofOne, idle, firstMessage);
  }

  /** A port that is free for UDP and for TCP. */
  static int freePort() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket udp =
            new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
      return udp.getLocalPort();
    }
  }

  SipFixture started() {
    server.start();
    return this;
  }

  /** A new dialog to the peer, known as a live call. */
  Placed place(RawPeer peer) {
    return place(peer.uri());
  }

  Placed place(String uri) {
    CallId call = new CallId(ids.next());
    Dialog dialog =
        new Dialog(
            ids.next(),
            ids.next(),
            null,
            "sip:us@switchhook.example",
            uri,
            uri,
            List.of(),
            1,
            1,
            -1,
            "z9hG4bK" + ids.next(),
            OFFER);
    calls.live(call, dialog);
    return new Placed(call, dialog);
  }

  void send(Placed placed, Effect.Sip effect) {
    signalling.send(placed.call, TRUNK, effect);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** A call and its dialog. */
  record Placed(CallId call, Dialog dialog) {
    /** With the peer's tag and Contact, as the call core makes it of an answer. */
    Placed confirmed(Input.Answered answer) {
      return new Placed(call, with(answer.remoteTag(), answer, dialog.localCseq()));
    }

    Placed advanced() {
      Input.Answered same =
          new Input.Answered(dialog.remoteTag(), dialog.remoteTarget(), dialog.routeSet());
      return new Placed(call, with(dialog.remoteTag(), same, dialog.localCseq() + 1));
    }

    /** As the call core sends a re-INVITE: with the next number and a branch of its own. */
    Placed asked() {
      Dialog next = advanced().dialog;
      return new Placed(
          call,
          new Dialog(
              next.callId(),
              next.localTag(),
              next.remoteTag(),
              next.localUri(),
              next.remoteUri(),
              next.remoteTarget(),
              next.routeSet(),
              next.localCseq(),
              next.localCseq(),
              -1,
              dialog.branch() + "-" + next.localCseq(),
              next.local()));
    }

    Placed retried(String branch) {
      return new Placed(
          call,
          new Dialog(
              dialog.callId(),
              dialog.localTag(),
              null,
              dialog.localUri(),
              dialog.remoteUri(),
              dialog.remoteTarget(),
              dialog.routeSet(),
              2,
              2,
              -1,
              branch,
              dialog.local()));
    }

    private Dialog with(String tag, Input.Answered answer, long cseq) {
      return new Dialog(
          dialog.callId(),
          dialog.localTag(),
          tag,
          dialog.localUri(),
          dialog.remoteUri(),
          answer.remoteTarget(),
          answer.routeSet(),
          cseq,
          dialog.inviteCseq(),
          -1,
          dialog.branch(),
          dialog.local());
    }
  }
}
