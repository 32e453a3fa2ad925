package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/** Finds the call that a command is about and hands the command over to its turn. */
@Singleton
public class Commanding implements PairCommands {
  private final PairNames names;
  private final PairWorld world;

  @Inject
  Commanding(PairNames names, PairWorld world) {
    this.names = names;
    this.world = world;
  }

  static Failure notReady() {
    return Failure.of(Failure.Kind.NOT_READY, 410, "Dialog not ready");
  }

  @Override
  public void start(Caller who, StartOrder order, CommandListener listener) {
    Pair pair = new Pair(world.newId(), who, order.alias(), world);
    names.add(pair);
    pair.execute(() -> pair.begin(new Starting(pair, world, order, listener)));
  }

  @Override
  public void hold(Caller who, String callid, @Nullable Side leg, CommandListener listener) {
    change(who, callid, listener, pair -> new Holding(pair, true, leg, listener));
  }

  @Override
  public void resume(Caller who, String callid, @Nullable Side leg, CommandListener listener) {
    change(who, callid, listener, pair -> new Holding(pair, false, leg, listener));
  }

  @Override
  public void transfer(
      Caller who,
      String callid,
      Side moved,
      String destination,
      @Nullable TransferMode mode,
      CommandListener listener) {
    change(
        who,
        callid,
        listener,
        pair -> {
          Transfer transfer =
              open(pair, TransferPicture.Kind.BLIND, moved.other(), destination, null, listener);
          return transfer == null
              ? null
              : TransferMaking.blind(pair, world, transfer, mode, listener);
        });
  }

  /** Null when one runs, which is told. */
  private @Nullable Transfer open(
      Pair pair,
      TransferPicture.Kind kind,
      Side transferor,
      @Nullable String target,
      @Nullable Pair other,
      CommandListener listener) {
    String otherCall = other == null ? null : other.id();
    Transfer transfer = pair.transfers().open(pair, world, kind, transferor, target, otherCall);
    if (transfer == null) {
      fail(listener, Pair.pending());
    }
    return transfer;
  }

  @Override
  public void join(
      Caller who,
      PartyOfCall first,
      PartyOfCall second,
      @Nullable String target,
      @Nullable TransferMode mode,
      CommandListener listener) {
    Optional<Pair> other = names.find(who, second.callid());
    if (other.isEmpty()) {
      fail(listener, Failure.of(Failure.Kind.UNKNOWN_OTHER_CALL, 404, "Transfer dialog not found"));
      return;
    }
    if (world.transfers().refers(mode)) {
      refer(who, first, other.get(), second.side(), target, listener);
      return;
    }
    change(
        who,
        first.callid(),
        listener,
        pair -> {
          if (pair.equals(other.get())) {
            fail(listener, sameCall());
            return null;
          }
          Transfer transfer = attended(pair, first.side(), other.get(), listener);
          return transfer == null
              ? null
              : TransferMaking.attended(
                  pair, world, transfer, other.get(), second.side(), listener);
        });
  }

  /** The moved phone takes the place of our leg to the other party. */
  private void refer(
      Caller who,
      PartyOfCall first,
      Pair other,
      Side side,
      @Nullable String target,
      CommandListener listener) {
    other.execute(
        () -> {
          Line replaced = other.line(side);
          change(
              who,
              first.callid(),
              listener,
              pair -> {
                if (replaced == null || !replaced.isAnswered()) {
                  fail(listener, notReady());
                  return null;
                }
                if (pair.equals(other)) {
                  fail(listener, sameCall());
                  return null;
                }
                Transfer transfer = attended(pair, first.side(), other, listener);
                return transfer == null
                    ? null
                    : TransferMaking.referred(pair, world, transfer, replaced, target, listener);
              });
        });
  }

  private @Nullable Transfer attended(Pair pair, Side moved, Pair other, CommandListener listener) {
    return open(pair, TransferPicture.Kind.ATTENDED, moved.other(), null, other, listener);
  }

  private static Failure sameCall() {
    return Failure.of(Failure.Kind.SAME_CALL, 400, "Same dialog");
  }

  @Override
  public void end(Caller who, String callid, CommandListener listener) {
    find(who, callid, listener, pair -> pair.execute(() -> new Ending(listener).end(pair, world)));
  }

  private void change(Caller who, String callid, CommandListener listener, Making op) {
    find(
        who,
        callid,
        listener,
        pair ->
            pair.execute(
                () -> {
                  Op made = refusal(pair, listener) ? null : op.of(pair);
                  if (made != null) {
                    pair.begin(made);
                  }
                }));
  }

  private static boolean refusal(Pair pair, CommandListener listener) {
    if (pair.isEnding()) {
      fail(listener, Pair.gone());
    } else if (!pair.isAnswered()) {
      fail(listener, notReady());
    } else if (pair.isChanging()) {
      fail(listener, Pair.pending());
    } else {
      return false;
    }
    return true;
  }

  private void find(Caller who, String callid, CommandListener listener, Consumer<Pair> found) {
    names.find(who, callid).ifPresentOrElse(found, () -> fail(listener, Pair.gone()));
  }

  private static void fail(CommandListener listener, Failure failure) {
    listener.on(new CommandEvent.Failed(failure));
  }

  /** Makes what is to be done, or says why not and makes nothing. */
  private interface Making {
    @Nullable Op of(Pair pair);
  }
}
