package org.switchhook.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.address.Party;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;
import org.switchhook.address.UserId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.CallOrder;
import org.switchhook.call.CallSettings;
import org.switchhook.call.CallerLine;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.FirstDialogs;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.IncomingOrder;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.LiveQuota;
import org.switchhook.call.Media;
import org.switchhook.call.Opening;
import org.switchhook.call.PeerTerms;
import org.switchhook.call.Progress;
import org.switchhook.call.ReferTimes;
import org.switchhook.call.Replacement;
import org.switchhook.call.Replaces;
import org.switchhook.call.RequestKey;
import org.switchhook.call.SessionSettings;
import org.switchhook.call.SetUp;
import org.switchhook.call.Status;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.Recorded;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/** Calls between simulated phones, whose turns and time the test moves. */
final class PairFixture {
  static final Caller ANN = new Caller(new UserId("ann"), new DomainId("acme"), Role.USER, "Ann");
  static final Caller OTHER = new Caller(new UserId("bob"), new DomainId("acme"), Role.USER, "Bob");
  static final Caller ADMIN =
      new Caller(new UserId("root"), new DomainId("acme"), Role.ADMIN, "Root");
  static final Caller STRANGER =
      new Caller(new UserId("root"), new DomainId("other"), Role.ADMIN, "Root");

  final HandWork turns = new HandWork();
  final HandTime time = new HandTime();
  final CountingIds ids = new CountingIds();
  final Recorded<PairFact> facts = new Recorded<>();
  final PairNames names = new PairNames();
  final Map<String, SimLeg> legs = new LinkedHashMap<>();
  final PairCommands commands;
  final TransferCommands transfers;
  final PairPictures pictures;
  final PassingOn passing;
  final TakeOvers takeOvers;
  final List<Integer> refusals = new ArrayList<>();
  boolean ringsAtOnce;

  PairFixture() {
    this("B", "hold", "inactive");
  }

  PairFixture(String variant, String first, String hold) {
    this(variant, first, hold, "reinvite");
  }

  PairFixture(String variant, String first, String hold, String transfer) {
    this(variant, first, hold, transfer, "execute");
  }

  PairFixture(String variant, String first, String hold, String transfer, String refer) {
    PairSettings settings =
        new PairSettings(
            variant,
            first,
            hold,
            Duration.ofMinutes(2),
            Duration.ofHours(4),
            Duration.ofSeconds(10));
    LiveCalls calls = new SimCalls();
    PairLegs sim = new SimLegs();
    PairWorld world =
        new PairWorld(
            calls,
            names,
            sim,
            turns,
            turns,
            time,
            new PairBasics(
                settings,
                new TransferSettings(transfer, refer),
                ids,
                new LiveQuota(100, 1000),
                new PairNews(facts, time)));
    commands = new Commanding(names, world);
    transfers = new TransferCommands(world);
    pictures = new PairPictures(names, world);
    passing = new PassingOn(names, world, sim);
    takeOvers =
        new TakeOvers(
            names, world, calls, new Trunks(List.of(trunk("main", "pbx"), trunk("far", "off"))));
  }

  private static Trunk trunk(String name, String host) {
    return new Trunk(new TrunkId(name), host, 5060, "udp", host, "us", null, null, null);
  }

  /** An INVITE of a phone that hears at that port. */
  IncomingCall incoming(int port, boolean offers, String trunk) {
    Dialog dialog =
        Dialog.accepted(
            "pbx-" + port,
            "our-tag",
            "tag-a",
            "sip:us@here",
            "sip:phone@pbx",
            "sip:phone@127.0.0.1:5070",
            List.of(),
            5,
            Description.waiting(7));
    Media offer =
        Media.read("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio " + port + " RTP/AVP 8\r\na=sendrecv\r\n")
            .orElseThrow();
    return new IncomingCall(
        new TrunkId(trunk),
        "target",
        null,
        new CallerLine("phone" + port, "pbx", ""),
        dialog,
        new RequestKey("invite" + port),
        offers,
        PeerTerms.NONE,
        offers ? offer : null,
        20,
        false);
  }

  static int port(String user) {
    return Integer.parseInt(user.replace("phone", ""));
  }

  /** The leg of such a phone. */
  SimLeg caller(int port) {
    return leg("sip:phone" + port + "@pbx");
  }

  /** A call of that phone that goes on. */
  SimLeg passes(int port, boolean offers, String callee) {
    IncomingCall call = incoming(port, offers, "main");
    Party shown = new SipAddress("phone" + port, "pbx", SipAddress.DEFAULT_PORT);
    passing.pass(new Passage(call, ANN, callee, shown), reply());
    turns.runAll();
    return caller(port);
  }

  /** A phone is to take the place of a leg. */
  boolean replaces(int port, boolean offers, SimLeg leg, String trunk) {
    boolean taken = takeOvers.offered(incoming(port, offers, trunk), leg.call(), reply());
    turns.runAll();
    return taken;
  }

  private IncomingCallHandler.Reply reply() {
    return new IncomingCallHandler.Reply() {
      @Override
      public boolean isWithdrawn() {
        return false;
      }

      @Override
      public void refuse(int code, String phrase, @Nullable Duration retryAfter) {
        refusals.add(code);
      }
    };
  }

  /** Permits whatever does not begin with 0900. */
  private final class SimLegs extends PairLegs {
    SimLegs() {
      super(null, null, null, null, null, null, null);
    }

    @Override
    List<DialPermit> permits(Caller who, List<String> addresses) {
      return addresses.stream().map(this::permit).toList();
    }

    private DialPermit permit(String number) {
      if (number.startsWith("0900")) {
        throw new Problem(403, "destination-not-allowed", "number", "number may not be dialled");
      }
      if (!number.startsWith("+")) {
        throw new Problem(400, "number-invalid", "number", "number cannot be dialled");
      }
      return PermitFixture.permit(number);
    }

    @Override
    Stored store(Pair pair, Side side, DialPermit permit, Opening opening) {
      return new Stored(
          new CallOrder(
              new CallId("leg" + ids.next()),
              null,
              opening,
              permit,
              Duration.ofMinutes(2),
              Duration.ofHours(4),
              new FirstDialogs(ids).of(permit, opening)));
    }

    @Override
    IncomingOrder receive(Pair pair, Side side, CallId id, IncomingCall call) {
      Party party =
          new SipAddress(call.caller().user(), call.caller().host(), SipAddress.DEFAULT_PORT);
      return new IncomingOrder(id, null, party, call, Duration.ofMinutes(2), Duration.ofHours(4));
    }

    @Override
    void take(IncomingOrder order) {
      legs.put(order.party().text(), new SimLeg(order, PairFixture.this));
    }

    @Override
    void place(Stored stored) {
      CallOrder order = stored.order();
      legs.put(order.permit().party().text(), new SimLeg(order, PairFixture.this));
      if (ringsAtOnce) {
        legs.get(order.permit().party().text()).tried(180);
      }
    }
  }

  private final class SimCalls extends LiveCalls {
    SimCalls() {
      super(
          () -> {
            throw new IllegalStateException("nothing is sent from here");
          },
          new Recorded<>(),
          new HandWork(),
          time,
          time,
          traced -> {},
          new CallSettings(
              10,
              Duration.ofMillis(500),
              Duration.ofSeconds(4),
              ReferTimes.USUAL,
              SessionSettings.NONE));
    }

    @Override
    public Optional<Dialog> dialog(CallId call) {
      return leg(call).map(SimLeg::dialog);
    }

    @Override
    public Optional<TrunkId> trunk(CallId call) {
      return leg(call).map(leg -> new TrunkId("main"));
    }

    @Override
    public Replacement replaced(Replaces named) {
      return legs.values().stream()
          .filter(leg -> leg.sipCallId().equals(named.callId()))
          .map(leg -> new Replacement(leg.call(), 0))
          .findFirst()
          .orElse(new Replacement(null, 481));
    }

    private Optional<SimLeg> leg(CallId call) {
      return legs.values().stream().filter(leg -> leg.call().equals(call)).findFirst();
    }

    @Override
    public boolean tell(CallId call, Input input) {
      legs.values().stream()
          .filter(leg -> leg.call().equals(call))
          .forEach(leg -> turns.execute(() -> leg.told(input)));
      return true;
    }
  }

  void fire(CallFact fact) {
    names.on(fact);
  }

  void fire(SimLeg leg, Progress progress) {
    fire(new CallFact.Changed(leg.call(), null, leg.party(), progress, SetUp.NONE, time.instant()));
  }

  SimLeg leg(String number) {
    turns.runAll();
    SimLeg leg = legs.get(number);
    if (leg == null) {
      throw new AssertionError("no INVITE to " + number + ", but to " + legs.keySet());
    }
    return leg;
  }

  /** What a command tells, as text. */
  static final class Told implements CommandListener {
    final List<CommandEvent> events = new ArrayList<>();

    @Override
    public void on(CommandEvent event) {
      events.add(event);
    }

    List<String> names() {
      return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    String callid() {
      return events.stream()
          .filter(CommandEvent.TransferStart.class::isInstance)
          .map(event -> ((CommandEvent.TransferStart) event).callid())
          .reduce((first, last) -> last)
          .orElseThrow();
    }

    Failure failure() {
      CommandEvent last = events.get(events.size() - 1);
      if (last instanceof CommandEvent.Failed failed) {
        return failed.failure();
      }
      throw new AssertionError("not failed: " + names());
    }
  }

  /** A call between two phones that have answered. */
  Told call(String caller, String callee) {
    Told told = new Told();
    commands.start(ANN, new StartOrder(caller, callee, null), told);
    leg(caller).answer();
    leg(callee).answer();
    turns.runAll();
    return told;
  }

  static Progress connected() {
    return new Progress(Status.CONNECTED, null);
  }

  static Progress refused(int code) {
    return new Progress(
        Status.REJECTED, new CallEnd("EndedByBusy", code, "", org.switchhook.call.Fault.CALLEE));
  }

  static Progress hungUp() {
    return new Progress(Status.CLEARED, CallEnd.BY_REMOTE);
  }
}
