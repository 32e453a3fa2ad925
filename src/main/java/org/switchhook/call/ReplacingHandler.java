package org.switchhook.call;

import org.switchhook.address.CallId;

/**
 * Decides what becomes of an INVITE that is to take the place of a live call (RFC 3891). Who takes
 * it gives it to {@link LiveCalls#answer} or refuses it, once, as with {@link IncomingCallHandler}.
 */
public interface ReplacingHandler {
  /**
   * Begins to decide, for an INVITE that has its 100. Never waits.
   *
   * @param matched the call whose place it is to take: answered, or ringing at its phone
   * @return false when that call is none of this handler's; the next is asked then
   */
  boolean offered(IncomingCall call, CallId matched, IncomingCallHandler.Reply reply);
}
