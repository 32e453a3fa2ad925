package org.switchhook.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * One transfer of a call, from the moment it takes the call's place for one until it has ended;
 * then only its picture is left, and nothing of the call. All but the pictures and names runs in
 * the call's turn.
 */
final class Transfer {
  private static final int OK = 200;

  private final String call;
  private final Caller maker;
  private final PairWorld world;
  private final TransferBook book;
  private volatile @Nullable Pair pair;
  private volatile TransferPicture picture;
  private boolean told;
  private final List<Runnable> whenOver = new ArrayList<>();
  private boolean cancelled;
  private BooleanSupplier cancel = Transfer::cannot;

  Transfer(Pair pair, PairWorld world, TransferBook book, TransferPicture picture) {
    this.call = pair.id();
    this.maker = pair.maker();
    this.pair = pair;
    this.world = world;
    this.book = book;
    this.picture = picture;
  }

  /** Null when it has ended. From any thread. */
  @Nullable Pair pair() {
    return pair;
  }

  /** The id of its call. */
  String call() {
    return call;
  }

  String id() {
    return picture.id();
  }

  /** From any thread. */
  TransferPicture picture() {
    return picture;
  }

  TransferPicture.State state() {
    return picture.state();
  }

  boolean isOver() {
    return picture.state().isEnd();
  }

  /** It has passed all rules and changes the call from now on. */
  void begin() {
    if (!told) {
      show(picture.state(), picture.code(), picture.reason());
    }
  }

  void to(TransferPicture.State state) {
    to(state, picture.code(), picture.reason());
  }

  void to(TransferPicture.State state, int code, String reason) {
    if (!isOver()) {
      show(state, code, reason);
    }
  }

  /** What is known of the target. */
  void news(int code, String reason) {
    if (!isOver() && code != picture.code()) {
      show(picture.state(), code, reason);
    }
  }

  /** The call may be transferred again. Only the first end counts. */
  void end(TransferPicture.State state, int code, String reason) {
    if (isOver()) {
      return;
    }
    boolean known = told || book.isPromised(this);
    if (known) {
      show(state, code, reason);
    }
    book.ended(this, known);
    whenOver.forEach(Runnable::run);
    whenOver.clear();
    cancel = Transfer::cannot;
    pair = null;
  }

  private void show(TransferPicture.State state, int code, String reason) {
    told = true;
    picture =
        new TransferPicture(
            picture.id(),
            picture.kind(),
            picture.transferor(),
            picture.target(),
            picture.otherCall(),
            state,
            code,
            reason,
            picture.createdAt(),
            world.now());
    world.tell(new PairFact.Transferred(call, picture, maker, picture.changedAt()));
  }

  /**
   * @param stop stops it, or says false when that cannot be
   */
  void cancelBy(BooleanSupplier stop) {
    cancel = stop;
  }

  /** False when it cannot be stopped. Otherwise its end follows. */
  boolean cancel() {
    boolean can = !isOver() && cancel.getAsBoolean();
    cancelled |= can;
    return can;
  }

  private static boolean cannot() {
    return false;
  }

  /** Runs the task when it has ended. */
  void whenOver(Runnable task) {
    if (isOver()) {
      task.run();
    } else {
      whenOver.add(task);
    }
  }

  /** Lets a command's events make the picture before its listener hears them. */
  CommandListener followedBy(CommandListener listener) {
    return event -> {
      hear(event);
      listener.on(event);
    };
  }

  private void hear(CommandEvent event) {
    if (event instanceof CommandEvent.Transferring) {
      begin();
    } else if (event instanceof CommandEvent.TransferPending pending) {
      news(pending.code(), pending.reason());
    } else if (event instanceof CommandEvent.Done) {
      end(TransferPicture.State.COMPLETED, OK, Reason.of(OK, ""));
    } else if (event instanceof CommandEvent.Failed failed) {
      Failure failure = failed.failure();
      end(
          cancelled ? TransferPicture.State.CANCELLED : TransferPicture.State.FAILED,
          failure.code(),
          failure.reason());
    }
  }
}
