package org.switchhook.pair;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the operation of a transfer: ours, or one that the moved phone does itself. */
final class TransferMaking {
  private TransferMaking() {}

  /**
   * @param mode null for that of the settings
   */
  static Op blind(
      Pair pair,
      PairWorld world,
      Transfer transfer,
      @Nullable TransferMode mode,
      CommandListener listener) {
    TransferPicture picture = transfer.picture();
    Side moved = picture.transferor().other();
    String target = Objects.requireNonNull(picture.target());
    CommandListener followed = transfer.followedBy(listener);
    if (world.transfers().refers(mode)) {
      return new Referral(pair, world, moved, target, null, followed);
    }
    BlindTransfer op = new BlindTransfer(pair, world, moved, target, followed);
    transfer.cancelBy(op::cancel);
    return op;
  }

  /**
   * @param party of the other call, that stays
   */
  static Op attended(
      Pair pair,
      PairWorld world,
      Transfer transfer,
      Pair other,
      Side party,
      CommandListener listener) {
    Side moved = transfer.picture().transferor().other();
    return new AttendedTransfer(pair, moved, other, party, world, transfer.followedBy(listener));
  }

  /**
   * @param replaced in whose place the moved phone is to talk to the party of the other call
   * @param target what the Refer-To names; null for the address of that party
   */
  static Op referred(
      Pair pair,
      PairWorld world,
      Transfer transfer,
      Line replaced,
      @Nullable String target,
      CommandListener listener) {
    Side moved = transfer.picture().transferor().other();
    String destination = target == null ? replaced.address() : target;
    return new Referral(pair, world, moved, destination, replaced, transfer.followedBy(listener));
  }
}
