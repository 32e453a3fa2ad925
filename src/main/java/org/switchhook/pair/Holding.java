package org.switchhook.pair;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Media;

/** Holds legs, or takes that back. */
final class Holding implements Op {
  private static final CompletionStage<Void> DONE = CompletableFuture.allOf();

  private final Pair pair;
  private final boolean hold;
  private final @Nullable Side only;
  private final CommandListener listener;
  private final Map<Side, Marks> before = new EnumMap<>(Side.class);
  private @Nullable Failure failure;

  /**
   * @param hold false to resume
   * @param only null for both legs
   */
  Holding(Pair pair, boolean hold, @Nullable Side only, CommandListener listener) {
    this.pair = pair;
    this.hold = hold;
    this.only = only;
    this.listener = listener;
  }

  @Override
  public CommandListener listener() {
    return listener;
  }

  @Override
  public boolean excludes() {
    return false;
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    Line caller = pair.line(Side.CALLER);
    Line callee = pair.line(Side.CALLEE);
    if (caller == null || callee == null || !pair.isAnswered()) {
      return failed(Commanding.notReady());
    }
    Set<Side> wanted = wanted(caller, callee);
    if (wanted.isEmpty()) {
      return failed(nothingToDo());
    }
    listener.on(new CommandEvent.HoldBegun());
    mark(caller, callee, wanted);
    wanted.forEach(side -> listener.on(new CommandEvent.HoldStart(side)));
    return (hold ? holdBoth(caller, callee, wanted) : resume(caller, callee, wanted))
        .thenApply(any -> failure);
  }

  private Set<Side> wanted(Line caller, Line callee) {
    Set<Side> sides = only == null ? EnumSet.allOf(Side.class) : EnumSet.of(only);
    sides.removeIf(side -> (side == Side.CALLER ? caller : callee).marks().ours() == hold);
    return sides;
  }

  private Failure nothingToDo() {
    return hold
        ? Failure.of(Failure.Kind.ALL_HELD, 480, "Both dialog legs are on hold")
        : Failure.of(Failure.Kind.NONE_HELD, 480, "No dialog legs on hold");
  }

  private void mark(Line caller, Line callee, Set<Side> wanted) {
    before.put(Side.CALLER, caller.marks());
    before.put(Side.CALLEE, callee.marks());
    if (wanted.contains(Side.CALLER)) {
      caller.mark(caller.marks().ours(hold));
    }
    if (wanted.contains(Side.CALLEE)) {
      callee.mark(callee.marks().ours(hold));
    }
  }

  /** Both hear of it at the same time. */
  private CompletionStage<Void> holdBoth(Line caller, Line callee, Set<Side> wanted) {
    CompletableFuture<Said> one = tell(Side.CALLER, caller, callee, wanted).toCompletableFuture();
    CompletableFuture<Said> two = tell(Side.CALLEE, callee, caller, wanted).toCompletableFuture();
    return one.thenCombine(two, (first, second) -> List.of(first, second))
        .thenCompose(said -> failure == null ? DONE : rollBack(caller, callee, said));
  }

  private CompletionStage<Said> tell(Side side, Line line, Line other, Set<Side> wanted) {
    Media said = other.said();
    Media offer = said == null ? Media.NONE : line.limited(said, other);
    CompletionStage<Said> done =
        said == null || line.knows(offer)
            ? CompletableFuture.completedStage(new Said.Yes(offer))
            : line.pass(offer);
    return done.thenApply(
        outcome -> {
          if (outcome instanceof Said.No no) {
            fail(side, no);
          } else if (wanted.contains(side)) {
            listener.on(new CommandEvent.HoldSuccessful(side));
          }
          return outcome;
        });
  }

  private void fail(Side side, Said.No no) {
    if (failure == null) {
      failure = new Failure(Failure.Kind.HOLD_FAILED, no.code(), no.reason(), side, null);
    }
  }

  /** Who agreed gets back what he had, unless nobody is left to talk to. */
  private CompletionStage<Void> rollBack(Line caller, Line callee, List<Said> said) {
    unmark(caller, callee);
    List<CompletableFuture<?>> back = new ArrayList<>();
    restore(caller, callee, said.get(0), back);
    restore(callee, caller, said.get(1), back);
    return CompletableFuture.allOf(back.toArray(CompletableFuture<?>[]::new));
  }

  private static void restore(Line line, Line other, Said said, List<CompletableFuture<?>> back) {
    Media media = other.said();
    if (said instanceof Said.Yes && media != null && !other.isOver()) {
      back.add(line.pass(line.limited(media, other)).toCompletableFuture());
    }
  }

  private void unmark(Line caller, Line callee) {
    caller.mark(before.getOrDefault(Side.CALLER, caller.marks()));
    callee.mark(before.getOrDefault(Side.CALLEE, callee.marks()));
  }

  private CompletionStage<Void> resume(Line caller, Line callee, Set<Side> wanted) {
    Side side = wanted.iterator().next();
    Line held = side == Side.CALLER ? caller : callee;
    Line other = side == Side.CALLER ? callee : caller;
    if (changesNothing(caller, callee)) {
      succeed(wanted);
      return DONE;
    }
    return Joining.join(held, other, true)
        .thenAccept(
            said -> {
              if (said instanceof Said.No no) {
                unmark(caller, callee);
                fail(side, no);
              } else {
                succeed(wanted);
              }
            });
  }

  /** The other leg is held too: nobody hears more than before. */
  private static boolean changesNothing(Line caller, Line callee) {
    Media first = caller.said();
    Media second = callee.said();
    return first != null
        && second != null
        && caller.knows(caller.limited(second, callee))
        && callee.knows(callee.limited(first, caller));
  }

  private void succeed(Set<Side> wanted) {
    wanted.forEach(side -> listener.on(new CommandEvent.HoldSuccessful(side)));
  }

  private static CompletionStage<@Nullable Failure> failed(Failure failure) {
    return CompletableFuture.completedStage(failure);
  }
}
