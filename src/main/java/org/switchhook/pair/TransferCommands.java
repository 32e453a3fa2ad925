package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What may be commanded of transfers that have an id. No method waits or throws: all that becomes
 * of a command is told its listener, and its transfer. Safe for use by many threads.
 */
@Singleton
class TransferCommands {
  private final PairWorld world;

  @Inject
  TransferCommands(PairWorld world) {
    this.world = world;
  }

  /** A party of another call. */
  record Party(Pair pair, Side side) {}

  /**
   * Takes the place of the one transfer that a call may have at a time. Either {@link #begin}
   * follows, or {@link TransferBook#withdraw}.
   *
   * @return null while another one has it
   */
  @Nullable Transfer open(
      Pair pair,
      TransferPicture.Kind kind,
      Side transferor,
      @Nullable String target,
      @Nullable Party other) {
    String otherCall = other == null ? null : other.pair().id();
    return pair.transfers().open(pair, world, kind, transferor, target, otherCall);
  }

  /**
   * @param other who is joined, of an attended transfer; null for any other
   */
  void begin(Pair pair, Transfer transfer, @Nullable Party other, CommandListener listener) {
    if (other == null) {
      begin(pair, transfer, listener, () -> rung(pair, transfer, listener));
    } else if (world.transfers().refers(null)) {
      other.pair().execute(() -> refer(pair, transfer, other, listener));
    } else {
      begin(
          pair,
          transfer,
          listener,
          () ->
              TransferMaking.attended(pair, world, transfer, other.pair(), other.side(), listener));
    }
  }

  private Op rung(Pair pair, Transfer transfer, CommandListener listener) {
    return transfer.picture().kind() == TransferPicture.Kind.CONSULT
        ? new ConsultBeginning(pair, world, transfer, listener)
        : TransferMaking.blind(pair, world, transfer, null, listener);
  }

  /** In the other call's turn. */
  private void refer(Pair pair, Transfer transfer, Party other, CommandListener listener) {
    Line replaced = other.pair().line(other.side());
    begin(
        pair,
        transfer,
        listener,
        () ->
            replaced == null || !replaced.isAnswered()
                ? null
                : TransferMaking.referred(pair, world, transfer, replaced, null, listener));
  }

  private static void begin(
      Pair pair, Transfer transfer, CommandListener listener, Supplier<@Nullable Op> making) {
    pair.execute(
        () -> {
          boolean ready = pair.isAnswered() && !pair.isEnding();
          Op op = ready && !pair.isChanging() ? making.get() : null;
          if (op == null) {
            Failure why = ready && pair.isChanging() ? Pair.pending() : Commanding.notReady();
            transfer.followedBy(listener).on(new CommandEvent.Failed(why));
          } else {
            pair.begin(op);
          }
        });
  }

  /** In a consultation: with whom the transferor speaks changes. */
  void swap(Pair pair, Transfer transfer, CommandListener listener) {
    consult(pair, transfer, listener, Consult::swap);
  }

  /** In a consultation: the target and the other party go on, the transferor is released. */
  void complete(Pair pair, Transfer transfer, CommandListener listener) {
    consult(pair, transfer, listener, Consult::complete);
  }

  /** The call becomes what it was before. */
  void cancel(Pair pair, Transfer transfer, CommandListener listener) {
    if (transfer.picture().kind() == TransferPicture.Kind.CONSULT) {
      consult(pair, transfer, listener, Consult::cancel);
    } else {
      pair.execute(() -> stop(transfer, listener));
    }
  }

  private static void stop(Transfer transfer, CommandListener listener) {
    if (transfer.cancel()) {
      transfer.whenOver(() -> listener.on(new CommandEvent.Done()));
    } else {
      Failure late = wrong("The transfer has ended, or is so far that it cannot be stopped");
      listener.on(new CommandEvent.Failed(late));
    }
  }

  private static void consult(
      Pair pair,
      Transfer transfer,
      CommandListener listener,
      Function<Consult, CompletionStage<@Nullable Failure>> command) {
    if (transfer.picture().kind() != TransferPicture.Kind.CONSULT) {
      listener.on(new CommandEvent.Failed(wrong("The transfer is no consultation")));
      return;
    }
    pair.execute(
        () ->
            pair.begin(
                new ConsultStep(
                    () -> {
                      Consult consult = pair.consult();
                      return consult == null || !consult.transfer().equals(transfer)
                          ? Consult.wrong("The transfer has ended")
                          : command.apply(consult);
                    },
                    listener)));
  }

  static Failure wrong(String why) {
    return Failure.of(Failure.Kind.NOT_READY, 409, why);
  }
}
