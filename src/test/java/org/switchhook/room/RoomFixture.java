package org.switchhook.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.CallOrder;
import org.switchhook.call.CallSettings;
import org.switchhook.call.Effect;
import org.switchhook.call.FirstDialogs;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.MediaBridge;
import org.switchhook.call.Mute;
import org.switchhook.call.MuteOutcome;
import org.switchhook.call.Progress;
import org.switchhook.call.ReferTimes;
import org.switchhook.call.SetUp;
import org.switchhook.call.Status;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.platform.Problem;
import org.switchhook.platform.RandomIds;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.Recorded;

/** Rooms and calls on hand-run work and time, without database and network. */
public final class RoomFixture {
  public static final Caller ALICE = caller("alice", "example", Role.USER);
  public static final Caller BOB = caller("bob", "example", Role.USER);
  public static final Caller CAROL = caller("carol", "example", Role.USER);
  public static final Caller ADMIN = caller("root", "example", Role.ADMIN);
  public static final Caller STRANGER = caller("root", "elsewhere", Role.ADMIN);

  static final RoomQuotas QUOTAS = new RoomQuotas(3, 5, 2, 3);

  public final HandWork work = new HandWork();
  public final HandTime time = new HandTime();
  public final Recorded<RoomFact> facts = new Recorded<>();
  public final Recorded<CallFact> callFacts = new Recorded<>();
  public final List<Effect.Sip> sent = new ArrayList<>();
  public final List<Problem> refusals = new ArrayList<>();
  public final List<CallId> stored = new ArrayList<>();
  public final RoomKeeping keeping;
  public final LiveCalls calls;
  public final LiveRooms rooms;
  public final RoomClosing closing;
  final MemoryRooms store = new MemoryRooms();
  final RoomChanging changing;
  final List<Mute> mutes = new ArrayList<>();
  final MediaBridge bridge =
      new MediaBridge() {
        @Override
        public int places() {
          return 2;
        }

        @Override
        public CompletionStage<MuteOutcome> mute(RoomId room, CallId call, Mute wanted) {
          mutes.add(wanted);
          return CompletableFuture.completedStage(muteOutcome);
        }
      };
  MuteOutcome muteOutcome = MuteOutcome.DONE;
  private int told;

  public RoomFixture() {
    CountingIds ids = new CountingIds();
    RoomSettings settings = new RoomSettings(3, 1000, 500, Duration.ofSeconds(5), QUOTAS);
    CallSettings callSettings =
        new CallSettings(10, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL);
    keeping = new RoomKeeping(store, new DialInNumbers(ids), ids, time, settings);
    calls =
        new LiveCalls(
            () -> (call, trunk, effect) -> sent.add(effect),
            callFacts,
            work,
            time,
            time,
            traced -> {},
            callSettings);
    RoomMaker maker = new RoomMaker(work, work, ids, settings);
    rooms = new LiveRooms(keeping, calls, facts, maker, time, settings, bridge);
    changing = new RoomChanging(keeping, rooms);
    closing = new RoomClosing(keeping, room -> List.copyOf(stored), calls, rooms);
  }

  static Caller caller(String user, String domain, Role role) {
    return new Caller(new UserId(user), new DomainId(domain), role, user);
  }

  /** A room of Alice that Bob may enter. */
  public RoomId room() {
    return new RoomId(keeping.open(ALICE, new NewRoom("Standup", null, List.of("bob"), null)).id());
  }

  /** As above, and phones that call it must know the PIN. */
  public RoomId room(String pin) {
    return new RoomId(keeping.open(ALICE, new NewRoom("Standup", null, List.of(), pin)).id());
  }

  public static CallOrder order(RoomId room, String call) {
    DialPermit permit = PermitFixture.permit("+493023125000");
    return new CallOrder(
        new CallId(call),
        room,
        permit,
        Duration.ofSeconds(60),
        Duration.ofHours(4),
        new FirstDialogs(new RandomIds()).of(permit));
  }

  /** Runs what waits and hands the facts of calls to the rooms, until nothing is left. */
  public void run() {
    work.runAll();
    while (told < callFacts.fired().size()) {
      rooms.on(callFacts.fired().get(told++));
      work.runAll();
    }
  }

  /** A person comes in or, without leave to, is noted in {@link #refusals}. */
  public void enter(Caller who, RoomId room, String session) {
    rooms.enter(new RoomEntry(who, room, session, false), seen -> {}, refusals::add);
    run();
  }

  /** Somebody comes to see the room and not to be seen. */
  public void watch(Caller who, RoomId room, String session) {
    rooms.enter(new RoomEntry(who, room, session, true), seen -> {}, refusals::add);
    run();
  }

  /** A phone gets on, and what follows from it runs. */
  void report(RoomId room, CallId call, Status status) {
    report(room, call, status, null);
  }

  void report(RoomId room, CallId call, Status status, CallEnd end) {
    rooms.on(
        new CallFact.Changed(
            call,
            room,
            PermitFixture.permit("+493023125000").party(),
            new Progress(status, end),
            SetUp.NONE,
            time.instant()));
    run();
  }

  /** What Alice sees of a room. */
  RoomSnapshot look(RoomId room) {
    List<RoomSnapshot> seen = new ArrayList<>();
    rooms.look(ALICE, room, seen::add, refusals::add);
    run();
    return seen.get(0);
  }

  /** The ids of the problems in {@link #refusals}. */
  List<String> refused() {
    return refusals.stream().map(Problem::id).toList();
  }

  /** The facts so far in short, such as {@code joined alice}. */
  public List<String> told() {
    return facts.fired().stream().map(RoomFixture::brief).toList();
  }

  private static String brief(RoomFact fact) {
    if (fact instanceof RoomFact.Joined joined) {
      return "joined " + joined.who().user().get("displayname");
    } else if (fact instanceof RoomFact.Left left) {
      return "left " + left.sessionId();
    } else if (fact instanceof RoomFact.Changed changed) {
      return "changed to " + changed.who().user().get("displayname");
    } else if (fact instanceof RoomFact.Flagged flagged) {
      return "flagged " + flagged.flags();
    } else if (fact instanceof RoomFact.PutOut out) {
      return "put out " + out.sessionId();
    } else if (fact instanceof RoomFact.Renamed renamed) {
      return "renamed " + renamed.name();
    } else if (fact instanceof RoomFact.TransientSet set) {
      Object before = set.old() == null ? "-" : set.old().get("status");
      return "set " + set.key() + " " + before + " > " + set.value().get("status");
    } else if (fact instanceof RoomFact.TransientRemoved removed) {
      return "removed " + removed.key() + " " + removed.old().get("status");
    }
    return fact.getClass().getSimpleName();
  }
}
