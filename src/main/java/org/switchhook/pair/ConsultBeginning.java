package org.switchhook.pair;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Opening;
import org.switchhook.dialling.DialPermit;

/**
 * Both parties are silenced, so that nobody hears what is not for him, and the target is rung. When
 * that fails the call is as it was; when it does not, there is a {@link Consult}.
 */
final class ConsultBeginning implements Op {
  private final Pair pair;
  private final PairWorld world;
  private final Transfer transfer;
  private final CommandListener listener;

  ConsultBeginning(Pair pair, PairWorld world, Transfer transfer, CommandListener listener) {
    this.pair = pair;
    this.world = world;
    this.transfer = transfer;
    this.listener = listener;
  }

  @Override
  public CommandListener listener() {
    return event -> {
      if (event instanceof CommandEvent.Failed failed) {
        Failure why = failed.failure();
        transfer.end(TransferPicture.State.FAILED, why.code(), why.reason());
      }
      listener.on(event);
    };
  }

  @Override
  public CompletionStage<@Nullable Failure> run() {
    String address = Objects.requireNonNull(transfer.picture().target());
    return world
        .permits(pair, address)
        .thenCompose(permits -> begin(address, permits.get(0)))
        .exceptionally(Refusals::of);
  }

  private CompletionStage<@Nullable Failure> begin(String address, DialPermit permit) {
    Side side = transfer.picture().transferor();
    Line transferor = pair.line(side);
    Line other = pair.line(side.other());
    if (transferor == null || other == null || !pair.isAnswered() || pair.isEnding()) {
      return failed(Reason.no(Reason.TERMINATED, ""));
    }
    Consult consult = new Consult(pair, transfer, side, transferor, other);
    pair.consult(consult);
    transfer.begin();
    CompletableFuture<Said> one = transferor.silence(other).toCompletableFuture();
    CompletableFuture<Said> two = other.silence(transferor).toCompletableFuture();
    return one.thenCombine(two, List::of)
        .thenCompose(
            said ->
                said.get(0) instanceof Said.No || said.get(1) instanceof Said.No
                    ? restore(consult, transferor, other, said)
                    : place(consult, transferor, address, permit));
  }

  /** Who agreed gets back what he had. */
  private CompletionStage<@Nullable Failure> restore(
      Consult consult, Line transferor, Line other, List<Said> said) {
    CompletionStage<Said> back = CompletableFuture.completedStage(said.get(0));
    if (said.get(0) instanceof Said.Yes) {
      back = transferor.restore(other);
    }
    if (said.get(1) instanceof Said.Yes) {
      back = other.restore(transferor);
    }
    Said refused = said.get(0) instanceof Said.No ? said.get(0) : said.get(1);
    return back.thenCompose(
        any -> {
          consult.forget();
          return failed((Said.No) refused);
        });
  }

  private CompletionStage<@Nullable Failure> place(
      Consult consult, Line transferor, String address, DialPermit permit) {
    Side leaves = transfer.picture().transferor();
    Opening opening = new Opening.WithoutOffer(world.ticket());
    return world
        .place(pair, leaves, address, permit.showing(transferor.party()), opening)
        .handle(
            (line, fault) -> {
              if (line == null) {
                Failure why = Refusals.of(fault);
                return consult
                    .rejoin()
                    .<@Nullable Failure>thenApply(
                        any -> {
                          consult.forget();
                          return why;
                        });
              }
              consult.rings(line);
              return CompletableFuture.<@Nullable Failure>completedStage(null);
            })
        .thenCompose(done -> done);
  }

  private static CompletionStage<@Nullable Failure> failed(Said.No no) {
    return CompletableFuture.completedStage(
        Failure.of(Failure.Kind.TRANSFER_FAILED, no.code(), no.reason()));
  }
}
