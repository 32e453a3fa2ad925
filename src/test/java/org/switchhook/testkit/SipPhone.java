package org.switchhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.switchhook.platform.Ids;
import org.switchhook.platform.RandomIds;
import org.switchhook.sandbox.HeaderText;
import org.switchhook.sandbox.MediaSession;
import org.switchhook.sandbox.SipMessage;
import org.switchhook.sandbox.SipReader;

/**
 * A scripted SIP phone on an ephemeral loopback port. The test says every message; the phone keeps
 * tags, sequence numbers and routes, answers a repeated request as it did before, and writes each
 * message into the ladder. It repeats nothing by itself. A repetition that it gets is counted and
 * not expected again.
 */
public final class SipPhone implements AutoCloseable {
  /** A message and where it came from. */
  private record Arrived(SipMessage message, InetSocketAddress from) {
    @Override
    public String toString() {
      return message.title();
    }
  }

  private static final String SERVER = "server";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration QUIET = Duration.ofMillis(250);

  private final String name;
  private final boolean stream;
  private final String host;
  private final Ladder ladder;
  private final Ids ids = new RandomIds();
  private final Inbox<Arrived> inbox = new Inbox<>();
  private final Map<String, Optional<SipMessage>> replies = new ConcurrentHashMap<>();
  private final Map<String, MediaSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> toDrop = new CopyOnWriteArrayList<>();
  private final PhoneWire wire;
  private volatile Duration patience = Duration.ofSeconds(5);
  private volatile String lastText = "";

  private SipPhone(String name, boolean stream, String host, int port, Ladder ladder) {
    this.name = name;
    this.stream = stream;
    this.host = host;
    this.ladder = ladder;
    this.wire =
        stream
            ? PhoneWire.tcp(this::arrived)
            : PhoneWire.udp(new InetSocketAddress(host, port), this::arrived);
  }

  public static SipPhone udp(String name) {
    return udp(name, new Ladder());
  }

  public static SipPhone udp(String name, Ladder ladder) {
    return new SipPhone(name, false, LOOPBACK, 0, ladder);
  }

  /** On a port of its own, such as that of a trunk. */
  public static SipPhone udp(String name, int port, Ladder ladder) {
    return new SipPhone(name, false, LOOPBACK, port, ladder);
  }

  /** At another address of this machine, such as that of a PBX. */
  public static SipPhone at(String host, String name, Ladder ladder) {
    return new SipPhone(name, false, host, 0, ladder);
  }

  public static SipPhone tcp(String name) {
    return tcp(name, new Ladder());
  }

  public static SipPhone tcp(String name, Ladder ladder) {
    return new SipPhone(name, true, LOOPBACK, 0, ladder);
  }

  /** How long the expect methods wait; 5 s when not said. */
  public SipPhone patient(Duration deadline) {
    patience = deadline;
    return this;
  }

  public int port() {
    return wire.address().getPort();
  }

  /** Address under which this phone can be called. */
  public String uri() {
    return "sip:" + name + "@" + host + ":" + port() + (stream ? ";transport=tcp" : "");
  }

  public Ladder ladder() {
    return ladder;
  }

  // What the phone waits for

  public IncomingInvite expectInvite() {
    return expectInvite(patience);
  }

  public IncomingInvite expectInvite(Duration deadline) {
    Arrived arrived = expectRequest("INVITE", m -> m.toTag().isEmpty(), deadline);
    return new IncomingInvite(this, arrived.message(), arrived.from());
  }

  public IncomingInvite expectReinvite() {
    Arrived arrived = expectRequest("INVITE", m -> !m.toTag().isEmpty(), patience);
    return new IncomingInvite(this, arrived.message(), arrived.from());
  }

  public IncomingRequest expectAck() {
    return expect("ACK");
  }

  public IncomingRequest expectBye() {
    return expect("BYE");
  }

  public IncomingRequest expectCancel() {
    return expect("CANCEL");
  }

  public IncomingRequest expectRefer() {
    return expect("REFER");
  }

  public IncomingRequest expectInfo() {
    return expect("INFO");
  }

  /** The next request of that method. */
  public IncomingRequest expect(String method) {
    return expect(method, patience);
  }

  public IncomingRequest expect(String method, Duration deadline) {
    Arrived arrived = expectRequest(method, m -> true, deadline);
    return new IncomingRequest(this, arrived.message(), arrived.from());
  }

  /** The next 200, whatever it answers. */
  public SipMessage expect200() {
    return expectResponse(200);
  }

  /** The next 200 to a request of that method. */
  public SipMessage expect200To(String method) {
    return expectResponse(
        "200 to " + method, r -> r.status() == 200 && r.method().equals(method), patience);
  }

  /** The next response with that status. */
  public SipMessage expectResponse(int status) {
    return expectResponse("" + status, r -> r.status() == status, patience);
  }

  SipMessage expectResponse(String what, Predicate<SipMessage> fits, Duration deadline) {
    return inbox
        .expect(
            name + ": " + what, a -> !a.message().isRequest() && fits.test(a.message()), deadline)
        .message();
  }

  private Arrived expectRequest(String method, Predicate<SipMessage> fits, Duration deadline) {
    return inbox.expect(
        name + ": " + method,
        a ->
            a.message().isRequest()
                && a.message().method().equals(method)
                && fits.test(a.message()),
        deadline);
  }

  /** Nothing that was not asked for has come or comes within a quarter of a second. */
  public void expectQuiet() {
    inbox
        .poll(a -> true, QUIET)
        .ifPresent(
            a -> {
              throw new AssertionError(name + ": quiet was expected, not " + a);
            });
  }

  // What the phone does

  /** Calls a SIP URI with a numeric host; the message goes to that host. */
  public OutgoingInvite invite(String uri) {
    return invite(uri, description());
  }

  public OutgoingInvite invite(String uri, String sdp) {
    return new OutgoingInvite(
        this, outside("INVITE", uri).withBody("application/sdp", sdp), address(uri, null));
  }

  /** Calls without an offer: the answer to the 200's offer goes into the ACK. */
  public OutgoingInvite inviteWithoutOffer(String uri) {
    return invite(outside("INVITE", uri));
  }

  /**
   * Calls to take the place of somebody's call (RFC 3891), as {@link PhoneCall#replaces} names it.
   */
  public OutgoingInvite inviteReplacing(String uri, String replaces) {
    return invite(
        outside("INVITE", uri)
            .with("Require", "replaces")
            .with("Replaces", replaces)
            .withBody("application/sdp", description()));
  }

  /** Calls with an INVITE that the test has made of {@link #outside}. */
  public OutgoingInvite invite(SipMessage invite) {
    return new OutgoingInvite(this, invite, address(invite.uri(), null));
  }

  /** OPTIONS outside a dialog. */
  public void options(String uri) {
    transmit(outside("OPTIONS", uri), address(uri, null));
  }

  /** Any text, unchanged. */
  public void sendRaw(String text, InetSocketAddress to) {
    ladder.note(name, SERVER, text.lines().findFirst().orElse("").split(" ", 2)[0] + " (raw)");
    put(text, to);
  }

  /** A request outside a dialog, ready to be changed and sent with {@link #transmit}. */
  public SipMessage outside(String method, String uri) {
    return SipMessage.request(method, uri)
        .with("Via", via())
        .with("Max-Forwards", "70")
        .with("From", "<" + uri() + ">;tag=" + newId())
        .with("To", "<" + uri + ">")
        .with("Call-ID", newId())
        .with("CSeq", "1 " + method)
        .with("Contact", contact());
  }

  /** The next message whose title starts so is lost on its way to this phone. */
  public void dropNext(String title) {
    toDrop.add(title);
  }

  /** From now on each message leaves in pieces of so many bytes; over TCP only. */
  public void cutInto(int bytes) {
    wire.cutInto(bytes);
  }

  /** What this phone sends meanwhile leaves in one piece; over TCP only, to one peer. */
  public void together(Runnable sending) {
    wire.together(sending);
  }

  /** A plain audio offer with media both ways. */
  public String description() {
    return newSession().offer();
  }

  // What the test may look at

  /** Text of the message that came last, repetitions included. */
  public String lastText() {
    return lastText;
  }

  /** Waits until so many messages have come whose title starts so, repetitions included. */
  public void expectCount(String title, int copies) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (received) {
      while (count(title) < copies) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(name + ": " + title + " came " + count(title) + " times");
        }
        waitFor(left);
      }
    }
  }

  private void waitFor(long millis) {
    try {
      received.wait(millis);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** How many messages came whose title starts so, repetitions included, lost ones left out. */
  public long count(String title) {
    return received.stream().filter(one -> one.startsWith(title)).count();
  }

  @Override
  public void close() {
    wire.close();
  }

  /** Sends a message as it is. */
  public void transmit(SipMessage message, InetSocketAddress to) {
    ladder.note(name, SERVER, shortText(message));
    put(message.text(), to);
  }

  Duration patience() {
    return patience;
  }

  String newId() {
    return ids.next();
  }

  /** The media side of a call: one session for all descriptions of a Call-ID. */
  MediaSession session(String callId) {
    return sessions.computeIfAbsent(callId, id -> newSession());
  }

  private MediaSession newSession() {
    return new MediaSession(1 + ids.below(1_000_000), "127.0.0.1");
  }

  /** The dialog that an INVITE belongs to, made at its first. */
  PhoneCall call(PhoneCall.Peer peer) {
    return calls.computeIfAbsent(
        peer.callId() + "|" + peer.local(), k -> new PhoneCall(this, peer));
  }

  String contact() {
    return "<" + uri() + ">";
  }

  String via() {
    String transport = stream ? "TCP" : "UDP";
    return "SIP/2.0/" + transport + " " + host + ":" + port() + ";rport;branch=z9hG4bK" + newId();
  }

  void respond(SipMessage request, SipMessage response, InetSocketAddress to) {
    replies.put(transaction(request), Optional.of(response));
    transmit(response, to);
  }

  void repeatReply(SipMessage request, InetSocketAddress to) {
    replies.get(transaction(request)).ifPresent(response -> transmit(response, to));
  }

  static InetSocketAddress address(String uri, InetSocketAddress otherwise) {
    String[] parts = HeaderText.hostPort(uri).split(":", 2);
    if (parts[0].isEmpty()) {
      return otherwise;
    }
    return new InetSocketAddress(parts[0], parts.length < 2 ? 5060 : Integer.parseInt(parts[1]));
  }

  private void arrived(String text, InetSocketAddress from) {
    SipReader.read(text)
        .ifPresentOrElse(
            message -> arrived(message, text, from), () -> ladder.note(SERVER, name, "(not SIP)"));
  }

  private void arrived(SipMessage message, String text, InetSocketAddress from) {
    if (toDrop.stream()
        .filter(t -> message.title().startsWith(t))
        .findFirst()
        .map(toDrop::remove)
        .isPresent()) {
      ladder.note(SERVER, name, shortText(message) + " (lost)");
      return;
    }
    lastText = text;
    synchronized (received) {
      received.add(message.title());
      received.notifyAll();
    }
    ladder.note(SERVER, name, shortText(message));
    Optional<SipMessage> before = replies.putIfAbsent(transaction(message), Optional.empty());
    if (before == null) {
      inbox.add(new Arrived(message, from));
    } else if (message.isRequest()) {
      before.ifPresent(response -> transmit(response, from));
    }
  }

  /** What two copies of one message have in common. */
  private static String transaction(SipMessage message) {
    return String.join(
        "|", message.title(), message.branch(), message.toTag(), message.value("CSeq"));
  }

  private static String shortText(SipMessage message) {
    return message.title() + (message.hasDescription() ? " (SDP)" : "");
  }

  private void put(String text, InetSocketAddress to) {
    try {
      wire.send(text, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
