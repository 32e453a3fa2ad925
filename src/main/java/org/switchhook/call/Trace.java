package org.switchhook.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another process must know to end a call whose own process has died.
 *
 * @param dialog of the INVITE that went out last, or of its 2xx
 * @param early the dialog that the first provisional response with a tag set up; null for none
 */
public record Trace(Dialog dialog, @Nullable Dialog early) {
  /**
   * True when this ends the call as well as the other: sequence numbers of later requests and our
   * description make no difference, so they need not be stored as they change.
   */
  boolean isAsGoodAs(Trace other) {
    return way(dialog).equals(way(other.dialog)) && (early == null) == (other.early == null);
  }

  private static List<Object> way(Dialog dialog) {
    String tag = dialog.remoteTag();
    return List.of(
        dialog.branch(),
        dialog.inviteCseq(),
        tag == null ? List.of() : tag,
        dialog.remoteTarget(),
        dialog.routeSet());
  }
}
