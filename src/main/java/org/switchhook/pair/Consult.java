package org.switchhook.pair;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Media;

/**
 * A transfer whose transferor speaks to the target first. It lasts as long as they speak, so it is
 * no operation; what changes it is one ({@link ConsultStep}). While it is there nothing else is
 * asked of the call, and a phone's own offer goes to whom it speaks with at the moment.
 *
 * <p>Whoever leaves, the other two go on with each other; who would be left alone is released.
 */
final class Consult {
  private static final int OK = 200;
  private static final CompletionStage<@Nullable Failure> DONE =
      CompletableFuture.completedStage(null);
  private static final CompletionStage<Said> NOTHING =
      CompletableFuture.completedStage(new Said.Yes(Media.NONE));

  private final Pair pair;
  private final Transfer transfer;
  private final Side side;
  private final Line transferor;
  private final Line other;
  private final Apart apart;
  private @Nullable Line target;
  private Said.No news = Reason.no(Reason.TERMINATED, "");
  private boolean goesOn;

  /**
   * @param side of the transferor
   */
  Consult(Pair pair, Transfer transfer, Side side, Line transferor, Line other) {
    this.pair = pair;
    this.transfer = transfer;
    this.side = side;
    this.transferor = transferor;
    this.other = other;
    this.apart = new Apart(transferor, other);
  }

  Transfer transfer() {
    return transfer;
  }

  /** To whom that party speaks now; null for nobody. */
  @Nullable Line partner(Line line) {
    Line present = is(TransferPicture.State.CONSULTING) ? target : other;
    if (present == null || !isSpeaking()) {
      return null;
    }
    if (line.equals(transferor)) {
      return present;
    }
    return line.equals(present) ? transferor : null;
  }

  /** True for a party that waits while the other two speak, or for a third one to answer. */
  boolean silences(Line line) {
    return !transfer.isOver() && partner(line) == null;
  }

  private boolean is(TransferPicture.State state) {
    return transfer.state() == state;
  }

  private boolean isSpeaking() {
    return is(TransferPicture.State.CONSULTING) || is(TransferPicture.State.RETURNED);
  }

  // The target

  /** It is being rung. */
  void rings(Line line) {
    target = line;
    line.answered()
        .thenAccept(
            said -> {
              if (said instanceof Said.No no) {
                news = no; // its end follows
              } else {
                begin(() -> answered(line));
              }
            });
  }

  void tried(Line line, int code, String reason) {
    if (line.equals(target)) {
      transfer.news(code, reason);
    }
  }

  /** The transferor gets to speak to it; the other one, when the transferor has gone on. */
  private CompletionStage<@Nullable Failure> answered(Line line) {
    if (!is(TransferPicture.State.CALLING)) {
      line.hangUp();
      return DONE;
    }
    Line partner = waitsForIt();
    return Apart.join(line, partner, partner, false)
        .thenCompose(
            said -> {
              if (said instanceof Said.No no) {
                return notJoined(no, line, partner);
              }
              if (partner.equals(transferor)) {
                transfer.to(TransferPicture.State.CONSULTING, OK, Reason.of(OK, ""));
              } else {
                succeed(line);
              }
              return DONE;
            });
  }

  private Line waitsForIt() {
    return goesOn || transferor.isOver() ? other : transferor;
  }

  private CompletionStage<@Nullable Failure> notJoined(Said.No no, Line line, Line partner) {
    if (partner.isOver() && !waitsForIt().isOver() && !line.isOver()) {
      return answered(line);
    }
    news = no;
    return targetLeft();
  }

  // What is commanded of it

  private void begin(Supplier<CompletionStage<@Nullable Failure>> steps) {
    pair.begin(new ConsultStep(steps, event -> {}));
  }

  /** With whom the transferor speaks changes. */
  CompletionStage<@Nullable Failure> swap() {
    Line consulted = target;
    if (consulted == null || !isSpeaking()) {
      return wrong("The target has not answered, or the transfer has ended");
    }
    boolean back = is(TransferPicture.State.CONSULTING);
    Line now = back ? consulted : other;
    Line next = back ? other : consulted;
    return Apart.swap(transferor, now, next)
        .thenApply(
            said -> {
              if (said instanceof Said.No no) {
                return refused(no);
              }
              apart.spoke();
              transfer.to(back ? TransferPicture.State.RETURNED : TransferPicture.State.CONSULTING);
              return null;
            });
  }

  /**
   * The other two go on, the transferor is released. While the target rings this only says how it
   * goes on.
   */
  CompletionStage<@Nullable Failure> complete() {
    Line consulted = target;
    if (consulted == null || transfer.isOver()) {
      return wrong("The transfer has ended");
    }
    if (!isSpeaking()) {
      goesOn = true;
      return DONE;
    }
    boolean away = is(TransferPicture.State.CONSULTING);
    Line silent = away ? other : consulted;
    Line present = away ? consulted : other;
    return Apart.join(silent, present, other, true)
        .thenApply(
            said -> {
              if (said instanceof Said.No no) {
                return refused(no);
              }
              succeed(consulted);
              return null;
            });
  }

  private void succeed(Line consulted) {
    pair.put(side, consulted);
    pair.rename(consulted.sipCallId());
    close(TransferPicture.State.COMPLETED, OK, Reason.of(OK, ""));
    transferor.hangUp();
  }

  /** The call becomes what it was before. */
  CompletionStage<@Nullable Failure> cancel() {
    if (transfer.isOver()) {
      return wrong("The transfer has ended");
    }
    if (transferor.isOver() || other.isOver()) {
      close(TransferPicture.State.CANCELLED, 0, "");
      pair.hangUp();
      return DONE;
    }
    if (is(TransferPicture.State.CONSULTING)) {
      return apart
          .tryToRejoin()
          .thenApply(said -> said instanceof Said.No no ? refused(no) : cancelled());
    }
    hangUpTarget();
    return (is(TransferPicture.State.CALLING) ? apart.rejoin() : NOTHING)
        .thenApply(any -> cancelled());
  }

  private @Nullable Failure cancelled() {
    hangUpTarget();
    close(TransferPicture.State.CANCELLED, 0, "");
    return null;
  }

  // What happens to it

  /** A leg may have ended; nothing is under way. */
  void settle() {
    boolean calling = is(TransferPicture.State.CALLING);
    boolean first = transferor.isOver();
    boolean second = other.isOver();
    boolean third = target == null || target.isOver();
    boolean alone = (first && second) || (third && (first || second));
    if (alone || (calling && second && goesOn)) {
      close(TransferPicture.State.FAILED, news.code(), news.reason());
      pair.hangUp();
    } else if (third) {
      begin(this::targetLeft);
    } else if (!calling && first) {
      begin(this::transferorLeft);
    } else if (!calling && second) {
      begin(this::otherLeft);
    }
  }

  private CompletionStage<@Nullable Failure> targetLeft() {
    boolean away = !is(TransferPicture.State.RETURNED);
    hangUpTarget();
    if (transferor.isOver() || other.isOver()) {
      close(TransferPicture.State.FAILED, news.code(), news.reason());
      pair.hangUp();
      return DONE;
    }
    return (away ? apart.rejoin() : NOTHING)
        .thenApply(
            any -> {
              close(TransferPicture.State.FAILED, news.code(), news.reason());
              return null;
            });
  }

  private CompletionStage<@Nullable Failure> transferorLeft() {
    return complete()
        .thenApply(
            failure -> {
              if (failure != null) {
                close(TransferPicture.State.FAILED, failure.code(), failure.reason());
                pair.hangUp();
              }
              return null;
            });
  }

  /** The transferor keeps the target. */
  private CompletionStage<@Nullable Failure> otherLeft() {
    Line consulted = target;
    if (consulted == null) {
      return DONE;
    }
    boolean away = is(TransferPicture.State.RETURNED);
    return (away ? Apart.join(consulted, transferor) : NOTHING)
        .thenApply(
            any -> {
              pair.put(side.other(), consulted);
              pair.rename(consulted.sipCallId());
              close(TransferPicture.State.CANCELLED, 0, "The other party hung up");
              return null;
            });
  }

  /** The call is being ended. */
  void end() {
    close(TransferPicture.State.CANCELLED, 0, "The call was ended");
  }

  /** It has not begun after all. */
  void forget() {
    pair.consult(null);
  }

  private void close(TransferPicture.State end, int code, String reason) {
    pair.consult(null);
    transfer.end(end, code, reason);
  }

  private void hangUpTarget() {
    if (target != null) {
      target.hangUp();
    }
  }

  /** The two of the call, as they were held before. */
  CompletionStage<Said> rejoin() {
    return apart.rejoin();
  }

  private static Failure refused(Said.No no) {
    return Failure.of(Failure.Kind.TRANSFER_FAILED, no.code(), no.reason());
  }

  static CompletionStage<@Nullable Failure> wrong(String why) {
    return CompletableFuture.completedStage(Failure.of(Failure.Kind.NOT_READY, 409, why));
  }
}
