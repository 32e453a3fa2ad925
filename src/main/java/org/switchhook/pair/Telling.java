package org.switchhook.pair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the picture of one call and tells when it is another one than before. But for {@link
 * #picture} all of it runs in the call's turn.
 */
final class Telling {
  private final Pair pair;
  private final PairWorld world;
  private final Instant createdAt;
  private volatile PairPicture now;
  private volatile boolean accepted;
  private @Nullable PairPicture told;
  private @Nullable Instant connectedAt;
  private @Nullable Failure failure;
  private boolean calleesTurn;

  Telling(Pair pair, PairWorld world) {
    this.pair = pair;
    this.world = world;
    this.createdAt = world.now();
    this.now =
        new PairPicture(
            pair.id(),
            pair.publicId(),
            PairPicture.State.STARTING,
            null,
            null,
            createdAt,
            null,
            null,
            null);
  }

  /** The call as it is now; null for one that no rule has let through yet. From any thread. */
  @Nullable PairPicture picture() {
    return accepted ? shown() : null;
  }

  /** The call as it is now, let through or not. From any thread. */
  PairPicture shown() {
    return now;
  }

  /** The call is going to be made: from now on it is told of. */
  void accept() {
    accepted = true;
  }

  /** Why it will end, unless it was connected before. */
  void failed(Failure why) {
    if (connectedAt == null && failure == null) {
      failure = why;
    }
  }

  /** Tells what has changed since the last look, once. */
  void look() {
    if (now.state() != PairPicture.State.ENDED) {
      notice();
      show(picture(state(), null));
    }
  }

  /** Nothing follows. */
  void over() {
    if (now.state() != PairPicture.State.ENDED) {
      show(picture(PairPicture.State.ENDED, world.now()));
    }
  }

  private void notice() {
    Line caller = pair.line(Side.CALLER);
    calleesTurn |= pair.line(Side.CALLEE) != null || (caller != null && caller.isAnswered());
    if (connectedAt == null && pair.isAnswered() && !pair.isChanging() && !pair.isEnding()) {
      connectedAt = world.now();
    }
  }

  private PairPicture.State state() {
    if (connectedAt != null) {
      return PairPicture.State.CONNECTED;
    }
    return calleesTurn ? PairPicture.State.RINGING : PairPicture.State.STARTING;
  }

  private PairPicture picture(PairPicture.State state, @Nullable Instant endedAt) {
    return new PairPicture(
        pair.id(),
        pair.publicId(),
        state,
        party(Side.CALLER, now.caller()),
        party(Side.CALLEE, now.callee()),
        createdAt,
        connectedAt,
        endedAt,
        endedAt == null || connectedAt != null ? null : failure);
  }

  /** What is lent, or gone for good, is shown as it was; marks as they were while one is tried. */
  private PairPicture.@Nullable Party party(Side side, PairPicture.@Nullable Party before) {
    Line line = pair.line(side);
    if (line == null) {
      return before;
    }
    Marks marks = line.marks();
    if (!pair.isSettled() && before != null && before.leg().equals(line.call())) {
      marks = new Marks(before.heldByUs(), before.heldByPhone());
    }
    return new PairPicture.Party(
        line.call(),
        line.address(),
        line.status(),
        marks.ours() || pair.silences(line),
        marks.phone());
  }

  private void show(PairPicture picture) {
    now = picture;
    if (accepted && !picture.equals(told)) {
      PairPicture before = told;
      told = picture;
      world.tell(new PairFact.Changed(picture, before, pair.maker(), world.now()));
    }
  }
}
