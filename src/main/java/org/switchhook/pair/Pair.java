package org.switchhook.pair;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.CallFact;
import org.switchhook.call.Media;
import org.switchhook.call.MediaReport;
import org.switchhook.call.ReferReport;
import org.switchhook.platform.Log;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Mailbox;
import org.switchhook.security.Caller;

/** One call between two parties. All but the getters of what never changes runs in its turn. */
final class Pair implements Executor {
  private static final System.Logger LOG = Log.of(Pair.class);
  private static final int MOST_WAITING = 16;
  private static final int REQUEST_PENDING = 491;
  private static final int NOT_ACCEPTABLE = 488;

  private final String id;
  private final Caller maker;
  private final @Nullable String alias;
  private final PairWorld world;
  private final Mailbox mailbox;
  private final Telling telling;
  private final Map<Side, Line> sides = new EnumMap<>(Side.class);
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Op> waiting = new ArrayDeque<>();
  private final TransferBook transfers = new TransferBook();
  private final List<Runnable> whenOver = new ArrayList<>();
  private @Nullable Op running;
  private @Nullable Consult consult;
  private String publicId;
  private boolean ending;

  /**
   * @param alias another name of it, null for none
   */
  Pair(String id, Caller maker, @Nullable String alias, PairWorld world) {
    this.alias = alias;
    this.id = id;
    this.publicId = id;
    this.maker = maker;
    this.world = world;
    this.mailbox = new Mailbox(world.turns(), LogContext.of("pair", id));
    this.telling = new Telling(this, world);
  }

  /** Stays the same as long as the call lives, whatever legs it has. */
  String id() {
    return id;
  }

  @Nullable String alias() {
    return alias;
  }

  Caller maker() {
    return maker;
  }

  Telling telling() {
    return telling;
  }

  /** Runs a task in the call's turn, and tells what it has changed. */
  @Override
  public void execute(Runnable task) {
    try {
      mailbox.execute(() -> turn(task));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The server stops; a call between two is left as it is", e);
    }
  }

  private void turn(Runnable task) {
    try {
      task.run();
    } finally {
      telling.look();
    }
  }

  String publicId() {
    return publicId;
  }

  void rename(String newId) {
    String before = publicId;
    publicId = newId;
    world.named(this, before, newId);
  }

  @Nullable Line line(Side side) {
    return sides.get(side);
  }

  /** Whose leg that call is; null when it is none of the two. */
  @Nullable Line line(CallId leg) {
    return sides.values().stream().filter(line -> line.call().equals(leg)).findFirst().orElse(null);
  }

  void put(Side side, Line line) {
    sides.put(side, line);
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  void add(Line line) {
    lines.add(line);
    if (ending) {
      line.hangUp();
    }
  }

  /** Facts of the leg come here from now on; {@link #add} follows. From any thread. */
  void take(Line line) {
    world.owns(this, line);
  }

  /** Gives a leg away; nothing of it is heard here any more. */
  void remove(Line line) {
    lines.remove(line);
    sides.values().removeIf(line::equals);
  }

  boolean isAnswered() {
    return sides.size() == Side.values().length
        && sides.values().stream().allMatch(Line::isAnswered);
  }

  boolean isEnding() {
    return ending;
  }

  /** True while a transfer or a start is under way. */
  boolean isChanging() {
    return consult != null || (running != null && running.excludes());
  }

  /**
   * One begins, or ends.
   *
   * @param now null for none
   */
  void consult(@Nullable Consult now) {
    consult = now;
  }

  @Nullable Consult consult() {
    return consult;
  }

  /** True for a party that waits in a consultation. */
  boolean silences(Line line) {
    return consult != null && consult.silences(line);
  }

  TransferBook transfers() {
    return transfers;
  }

  /** False while marks of legs are tried. */
  boolean isSettled() {
    return running == null || running.isSettled();
  }

  /** Begins now, or when what is under way is done. */
  void begin(Op op) {
    if (running != null && waiting.size() >= MOST_WAITING) {
      op.listener().on(new CommandEvent.Failed(pending()));
    } else if (running != null) {
      waiting.add(op);
    } else {
      start(op);
    }
  }

  static Failure pending() {
    return Failure.of(Failure.Kind.PENDING, REQUEST_PENDING, Reason.of(REQUEST_PENDING, ""));
  }

  private void start(Op op) {
    running = op;
    begun(op)
        .whenComplete(
            (failure, fault) -> {
              if (fault != null) {
                LOG.log(Level.ERROR, "A command on a call between two failed", fault);
              }
              done(op, fault == null ? failure : Failure.of(Failure.Kind.INTERNAL, 500, ""));
            });
  }

  private static CompletionStage<@Nullable Failure> begun(Op op) {
    try {
      return op.run();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private void done(Op op, @Nullable Failure failure) {
    running = null;
    if (failure != null) {
      telling.failed(failure);
    }
    telling.look();
    op.listener().on(failure == null ? new CommandEvent.Done() : new CommandEvent.Failed(failure));
    settle();
    while (running == null && !waiting.isEmpty()) {
      startIfMay(waiting.remove());
    }
  }

  private void startIfMay(Op op) {
    if (consult == null || op instanceof ConsultStep) {
      start(op);
    } else {
      op.listener().on(new CommandEvent.Failed(pending()));
    }
  }

  /** A call that has lost a side ends. */
  private void settle() {
    if (consult != null) {
      consult.settle();
      return;
    }
    boolean whole = sides.size() == Side.values().length;
    if (!whole || sides.values().stream().anyMatch(Line::isOver)) {
      hangUp();
    }
  }

  /** Ends all legs. */
  void hangUp() {
    ending = true;
    if (consult != null) {
      consult.end();
    }
    lines.forEach(Line::hangUp);
    overWhenAllAre();
  }

  /** Runs the task when the last leg has ended. */
  void whenOver(Runnable task) {
    whenOver.add(task);
    overWhenAllAre();
  }

  private void overWhenAllAre() {
    if (ending && running == null && lines.stream().allMatch(Line::isOver)) {
      telling.over();
      world.over(this);
      List.copyOf(whenOver).forEach(Runnable::run);
      whenOver.clear();
      waiting.forEach(op -> op.listener().on(new CommandEvent.Failed(gone())));
      waiting.clear();
    }
  }

  static Failure gone() {
    return Failure.of(Failure.Kind.UNKNOWN_CALL, 404, "Dialog not found");
  }

  /** A leg that was lent or given back meanwhile is another call's, which hears of it instead. */
  void hear(CallFact fact) {
    boolean ours = false;
    for (Line line : lines()) {
      if (line.call().equals(fact.call())) {
        ours = true;
        hear(line, fact);
      }
    }
    if (!ours) {
      world.passOn(this, fact);
    }
  }

  private void hear(Line line, CallFact fact) {
    line.hear(fact);
    if (fact instanceof CallFact.Media media
        && media.report() instanceof MediaReport.Offered offered) {
      offered(line, offered);
    } else if (fact instanceof CallFact.DigitHeard digit) {
      Line other = other(line);
      if (other != null) {
        world.press(other.call(), digit.digit());
      }
    } else if (fact instanceof CallFact.Refer refer) {
      referred(line, refer.report());
    } else if (fact instanceof CallFact.Tried tried) {
      tried(line, tried);
    } else if (line.isOver()) {
      left(line);
    }
  }

  private void referred(Line line, ReferReport report) {
    if (report instanceof ReferReport.Asked asked) {
      Asked.take(this, line, world, asked);
    } else if (running instanceof Referral referral) {
      referral.news(report);
    }
  }

  private void tried(Line line, CallFact.Tried tried) {
    if (running instanceof Provisional op) {
      op.tried(line, tried.code(), Reason.of(tried.code(), tried.text()));
    } else if (consult != null) {
      consult.tried(line, tried.code(), Reason.of(tried.code(), tried.text()));
    }
  }

  private void left(Line line) {
    world.forget(line);
    Op op = running;
    if (op != null) {
      op.left(line);
      overWhenAllAre();
    } else {
      settle();
    }
  }

  /** Whom that party speaks with. */
  @Nullable Line other(Line line) {
    if (consult != null) {
      return consult.partner(line);
    }
    for (Side side : Side.values()) {
      if (line.equals(sides.get(side))) {
        return sides.get(side.other());
      }
    }
    return null;
  }

  /** Of a leg that has one. */
  Side side(Line line) {
    return line.equals(sides.get(Side.CALLER)) ? Side.CALLER : Side.CALLEE;
  }

  /** A phone's own offer goes to the other one; while anything is under way it has met it. */
  private void offered(Line line, MediaReport.Offered offered) {
    Line other = other(line);
    if (running != null) {
      line.refuseOwn(offered.cseq(), REQUEST_PENDING);
    } else if (other == null || !other.isAnswered()) {
      line.answerOwn(offered.cseq(), offered.offer().waiting(), false);
    } else {
      start(new OwnOffer(line, other, offered, this));
    }
  }

  /** What a phone offers by itself, passed across. */
  private record OwnOffer(Line from, Line to, MediaReport.Offered offered, Pair pair)
      implements Op {
    @Override
    public CompletionStage<@Nullable Failure> run() {
      Media offer = to.limited(offered.offer(), from);
      return to.pass(offer)
          .thenApply(
              said -> {
                if (said instanceof Said.Yes yes) {
                  from.answerOwn(offered.cseq(), from.limited(yes.media(), to), true);
                } else {
                  from.refuseOwn(offered.cseq(), NOT_ACCEPTABLE);
                }
                return null;
              });
    }

    @Override
    public CommandListener listener() {
      return event -> {};
    }

    @Override
    public boolean excludes() {
      return false;
    }
  }
}
