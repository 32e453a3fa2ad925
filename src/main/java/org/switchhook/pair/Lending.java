package org.switchhook.pair;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A call lends its legs to another one that joins one of them; meanwhile nothing is done here. They
 * come back, or this call is over.
 */
final class Lending implements Op {
  private final Pair lender;
  private final Pair borrower;
  private final CompletableFuture<Loan> loan;
  private final CompletableFuture<@Nullable Failure> over = new CompletableFuture<>();

  Lending(Pair lender, Pair borrower, CompletableFuture<Loan> loan) {
    this.lender = lender;
    this.borrower = borrower;
    this.loan = loan;
  }

  @Override
  public CommandListener listener() {
    return event -> {
      if (event instanceof CommandEvent.Failed failed) {
        borrower.execute(() -> loan.complete(Loan.refused(failed.failure())));
      }
    };
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    if (!lender.isAnswered() || lender.isEnding()) {
      return CompletableFuture.completedStage(Commanding.notReady());
    }
    Map<Side, Line> sides = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      Line line = lender.line(side);
      if (line != null) {
        sides.put(side, line);
      }
    }
    List<Line> lines = lender.lines();
    move(
        lines,
        lender,
        borrower,
        () -> loan.complete(new Loan(sides, () -> giveBack(lines, sides), this::keep)));
    return over;
  }

  /** What is heard of a leg meanwhile comes behind its arrival. */
  private static void move(List<Line> lines, Pair from, Pair to, Runnable arrived) {
    lines.forEach(from::remove);
    to.execute(
        () -> {
          lines.forEach(to::add);
          arrived.run();
        });
    lines.stream().filter(line -> !line.isOver()).forEach(to::take);
  }

  /** In the borrower's turn. */
  private void giveBack(List<Line> lines, Map<Side, Line> sides) {
    move(
        lines,
        borrower,
        lender,
        () -> {
          sides.forEach(lender::put);
          over.complete(null);
        });
  }

  /** In the borrower's turn. */
  private void keep() {
    lender.execute(() -> over.complete(null));
  }
}
