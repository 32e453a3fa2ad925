package org.switchhook.gateway.opensips;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Timers;
import org.switchhook.rpc.ErrorCode;
import org.switchhook.rpc.RpcException;
import org.switchhook.security.Caller;

/**
 * Who speaks on one connection, and how long one may go without saying so. Safe for use by many
 * threads.
 */
final class SignIn {
  private static final String NEEDED =
      "A bearer token is needed: in the header Authorization of the handshake, or as the parameter"
          + " token of the first message";

  private final boolean expires;
  private final CallApiLimits limits;
  private final Timers timers;
  private final Runnable late;

  private @Nullable Caller caller;
  private Timers.@Nullable Timer deadline;
  private boolean stopped;

  /**
   * @param late called, on a timer's thread, when no token came in time, or none after the last one
   */
  SignIn(Admission admission, CallApiLimits limits, Timers timers, Runnable late) {
    this.caller = admission.caller();
    this.expires = admission.needsToken();
    this.limits = limits;
    this.timers = timers;
    this.late = late;
  }

  synchronized @Nullable Caller caller() {
    return caller;
  }

  /** To be called when the connection opens. */
  synchronized void start() {
    if (expires) {
      await(caller == null);
    }
  }

  private void await(boolean forTheFirst) {
    if (deadline != null) {
      deadline.stop();
    }
    if (!stopped) {
      deadline = timers.after(forTheFirst ? limits.helloTime() : limits.sessionTime(), late);
    }
  }

  /**
   * The person behind a token, who speaks from now on. May wait for the issuer's keys.
   *
   * @param request JSON text of the request's id
   * @throws RpcException when the token proves nothing; {@link Unidentified} when it was the first
   */
  Caller by(@Nullable String token, Verifier verifier, String request) {
    if (token == null) {
      throw refused(request, NEEDED);
    }
    try {
      Caller found = verifier.verify(token);
      become(found);
      return found;
    } catch (Problem problem) {
      throw refused(request, problem.detail());
    }
  }

  private synchronized void become(Caller who) {
    caller = who;
    await(false);
  }

  private synchronized RpcException refused(String request, String text) {
    return caller == null
        ? new Unidentified(request, text)
        : new RpcException(ErrorCode.INVALID_PARAMS, request, text);
  }

  /** To be called when the connection is closed. */
  synchronized void stop() {
    stopped = true;
    if (deadline != null) {
      deadline.stop();
    }
  }
}
