package org.switchhook.pair;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.ReferOrder;
import org.switchhook.call.ReferReport;
import org.switchhook.call.Replaces;

/**
 * What a phone asks for by REFER, done as if its call's maker had commanded it: the other party is
 * moved, and the phone hears how that goes on. Whom it names passes the gate as every target does.
 */
final class Asked implements CommandListener {
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int UNKNOWN = 481;
  private static final int DECLINE = 603;

  private final Pair pair;
  private final Line line;
  private final PairWorld world;
  private final long cseq;

  private Asked(Pair pair, Line line, PairWorld world, long cseq) {
    this.pair = pair;
    this.line = line;
    this.world = world;
    this.cseq = cseq;
  }

  /** In the call's turn. */
  static void take(Pair pair, Line line, PairWorld world, ReferReport.Asked report) {
    new Asked(pair, line, world, report.cseq()).take(report);
  }

  private void take(ReferReport.Asked report) {
    Line other = pair.other(line);
    if (!world.transfers().obeysPhones() || other == null) {
      refuse(DECLINE);
    } else if (!pair.isAnswered() || pair.isChanging()) {
      refuse(Pair.pending().code());
    } else if (report.replaces() == null) {
      move(other, report.target());
    } else {
      replace(other, report.replaces());
    }
  }

  private void move(Line other, String target) {
    Side moved = pair.side(other);
    Transfer transfer = open(TransferPicture.Kind.BLIND, moved, target, null);
    if (transfer != null) {
      BlindTransfer op = new BlindTransfer(pair, world, moved, target, transfer.followedBy(this));
      transfer.cancelBy(op::cancel);
      accept();
      pair.begin(op);
    }
  }

  /** Null when another one runs; the phone is told so. */
  private @Nullable Transfer open(
      TransferPicture.Kind kind, Side moved, @Nullable String target, @Nullable String otherCall) {
    Transfer transfer = pair.transfers().open(pair, world, kind, moved.other(), target, otherCall);
    if (transfer == null) {
      refuse(Pair.pending().code());
    }
    return transfer;
  }

  /** The dialog that it names is its own with us; who is behind that one is to be joined. */
  private void replace(Line other, Replaces named) {
    Optional<Pair> second = world.replaced(named, pair);
    if (second.isEmpty()) {
      refuse(UNKNOWN);
      return;
    }
    Side moved = pair.side(other);
    Transfer transfer = open(TransferPicture.Kind.ATTENDED, moved, null, second.get().id());
    if (transfer != null) {
      accept();
      pair.begin(
          new AttendedTransfer(
              pair, moved, second.get(), named.callId(), world, transfer.followedBy(this)));
    }
  }

  private void accept() {
    world.refer(line, new ReferOrder.Accept(cseq));
  }

  private void refuse(int code) {
    world.refer(line, new ReferOrder.Refuse(cseq, code));
  }

  @Override
  public void on(CommandEvent event) {
    if (event instanceof CommandEvent.TransferPending pending && pending.code() < 200) {
      tell(pending.code(), pending.reason());
    } else if (event instanceof CommandEvent.TransferSuccessful) {
      tell(200, "OK");
    } else if (event instanceof CommandEvent.Failed failed) {
      int code = failed.failure().code();
      int told = code < 300 ? SERVICE_UNAVAILABLE : code;
      tell(told, Reason.of(told, ""));
    }
  }

  private void tell(int code, String reason) {
    world.refer(line, new ReferOrder.Tell(cseq, code, reason));
  }
}
