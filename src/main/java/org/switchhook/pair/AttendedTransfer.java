package org.switchhook.pair;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One party of each of two calls go on with each other; the other two are released. */
final class AttendedTransfer implements Op {
  private final Pair pair;
  private final Pair other;
  private final PairWorld world;
  private final Side side;
  private final Function<Loan, @Nullable Line> joins;
  private final CommandListener listener;

  AttendedTransfer(
      Pair pair, Side side, Pair other, Side otherSide, PairWorld world, CommandListener listener) {
    this.pair = pair;
    this.side = side;
    this.other = other;
    this.joins = loan -> loan.line(otherSide);
    this.world = world;
    this.listener = listener;
  }

  /**
   * Joins the party behind a leg of the other call.
   *
   * @param replaced Call-ID of that leg
   */
  AttendedTransfer(
      Pair pair,
      Side side,
      Pair other,
      String replaced,
      PairWorld world,
      CommandListener listener) {
    this.pair = pair;
    this.side = side;
    this.other = other;
    this.joins = loan -> loan.behind(replaced);
    this.world = world;
    this.listener = listener;
  }

  @Override
  public CommandListener listener() {
    return listener;
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    CompletableFuture<Loan> loan = new CompletableFuture<>();
    other.execute(() -> lend(loan));
    return loan.thenCompose(this::lent);
  }

  /** In the other call's turn. Two calls that wait for each other would wait for ever. */
  private void lend(CompletableFuture<Loan> loan) {
    if (other.isChanging()) {
      pair.execute(() -> loan.complete(Loan.refused(Pair.pending())));
    } else {
      other.begin(new Lending(other, pair, loan));
    }
  }

  private CompletionStage<@Nullable Failure> lent(Loan loan) {
    Failure refused = loan.refused();
    if (refused != null) {
      return CompletableFuture.completedStage(refused);
    }
    Line first = pair.line(side);
    Line second = joins.apply(loan);
    if (first == null || second == null) {
      loan.giveBack();
      return CompletableFuture.completedStage(Commanding.notReady());
    }
    String callid = world.newId();
    listener.on(new CommandEvent.Transferring(null, null));
    listener.on(new CommandEvent.TransferStart(callid, null, second.address()));
    Marks one = first.marks();
    Marks two = second.marks();
    first.mark(one.ours(false));
    second.mark(two.ours(false));
    return Joining.joinOrGiveBack(first, second, true)
        .thenApply(
            said -> {
              if (said instanceof Said.No no) {
                first.mark(one);
                second.mark(two);
                loan.giveBack();
                return Failure.of(Failure.Kind.TRANSFER_FAILED, no.code(), no.reason());
              }
              succeed(first, second, callid);
              loan.keep();
              return null;
            });
  }

  private void succeed(Line first, Line second, String callid) {
    List<Line> all = pair.lines();
    pair.put(Side.CALLER, first);
    pair.put(Side.CALLEE, second);
    pair.rename(callid);
    listener.on(new CommandEvent.TransferSuccessful(callid, second.address()));
    all.stream().filter(line -> line != first && line != second).forEach(Line::hangUp);
  }
}
