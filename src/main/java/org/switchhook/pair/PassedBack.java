package org.switchhook.pair;

import java.util.Set;
import org.switchhook.platform.Text;

/** What a caller is told of the refusal that the callee's side gave us. */
final class PassedBack {
  private static final int UNAVAILABLE = 480;
  private static final int FORBIDDEN = 403;
  private static final int MOST_TEXT = 100;

  /** Wants our name and password, which nobody else has. */
  private static final Set<Integer> CHALLENGES = Set.of(401, 407);

  /** Is about our INVITE alone. */
  private static final Set<Integer> OF_OUR_INVITE = Set.of(420, 421, 422, 487);

  private PassedBack() {}

  /** Redirections are not followed: where a call goes is decided here and nowhere else. */
  static Said.No of(Said.No no) {
    int code = no.code();
    if (code < 400 || code > 699 || OF_OUR_INVITE.contains(code)) {
      return Reason.no(UNAVAILABLE, "");
    }
    return CHALLENGES.contains(code)
        ? Reason.no(FORBIDDEN, "")
        : Reason.no(code, plain(no.reason()));
  }

  /** As a status line may have it, whoever wrote it. */
  private static String plain(String reason) {
    return Text.clean(reason, MOST_TEXT).replaceAll("[^ -~]", "");
  }
}
