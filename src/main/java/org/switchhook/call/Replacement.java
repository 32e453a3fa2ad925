package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;

/**
 * What becomes of an INVITE that wants to take the place of a dialog (RFC 3891 3).
 *
 * @param call whose place it may take, null when it may not
 * @param refusal the response it gets then; 0 when it may
 */
public record Replacement(@Nullable CallId call, int refusal) {
  /** No dialog of ours, or one that is not to be replaced: a caller whom we have not answered. */
  static final Replacement UNKNOWN = new Replacement(null, 481);

  /** By the settings of this server. */
  public static final Replacement NOT_ALLOWED = new Replacement(null, 603);

  private static final Replacement OVER = new Replacement(null, 603);
  private static final Replacement ANSWERED = new Replacement(null, 486);

  static Replacement of(Replaces named, CallId call, CallState state) {
    Leg leg = state.leg();
    Dialog dialog = leg.dialog().remoteTag() == null ? leg.early() : leg.dialog();
    String tag = dialog == null ? null : dialog.remoteTag();
    if (tag == null || !named.names(tag) || state instanceof Called) {
      return UNKNOWN;
    }
    if (state instanceof Pending) {
      return new Replacement(call, 0);
    }
    if (!(state instanceof Connected || state instanceof Answering)) {
      return OVER;
    }
    return named.earlyOnly() ? ANSWERED : new Replacement(call, 0);
  }
}
