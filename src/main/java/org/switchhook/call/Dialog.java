package org.switchhook.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SIP dialog as a value (RFC 3261 section 12), before its answer too. With it alone any node can
 * send CANCEL, ACK or BYE; nothing of it lives in the stack.
 *
 * @param callId Call-ID header
 * @param localTag our tag, in From of our requests
 * @param remoteTag the peer's tag, null until its 2xx
 * @param localUri the URI in From of our requests
 * @param remoteUri the URI in To of our requests
 * @param remoteTarget where requests go: the request URI of the INVITE, later the peer's Contact
 * @param routeSet Route values in the order in which they are sent
 * @param localCseq number of our last request that was not ACK or CANCEL
 * @param inviteCseq number of our INVITE, which its ACK and CANCEL repeat; 0 before our first
 * @param remoteCseq number of the peer's last request, -1 before the first
 * @param branch Via branch of our INVITE, which its CANCEL repeats; empty before our first
 * @param local the description we sent last
 */
public record Dialog(
    String callId,
    String localTag,
    @Nullable String remoteTag,
    String localUri,
    String remoteUri,
    String remoteTarget,
    List<String> routeSet,
    long localCseq,
    long inviteCseq,
    long remoteCseq,
    String branch,
    Description local) {
  private static final String MAGIC = "z9hG4bK";
  private static final long LEAP = 1_000_000;

  static Dialog start(
      String callId,
      String localTag,
      String branch,
      String from,
      String requestUri,
      List<String> routes,
      Description offer) {
    return new Dialog(
        callId, localTag, null, from, requestUri, requestUri, routes, 1, 1, -1, branch, offer);
  }

  /**
   * The dialog that our 2xx to an INVITE sets up (RFC 3261 12.1.1).
   *
   * @param localTag our tag, in To of the 2xx
   * @param remoteTag From tag, empty when the peer sent none
   * @param localUri To URI
   * @param remoteUri From URI
   * @param remoteTarget Contact URI
   * @param routeSet Record-Route URIs in the order of the INVITE
   * @param cseq number of the INVITE
   * @param local our answer, or our offer when the INVITE had none
   */
  public static Dialog accepted(
      String callId,
      String localTag,
      String remoteTag,
      String localUri,
      String remoteUri,
      String remoteTarget,
      List<String> routeSet,
      long cseq,
      Description local) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        List.copyOf(routeSet),
        0,
        0,
        cseq,
        "",
        local);
  }

  /** The branch of the INVITE that would answer a challenge to this one; known beforehand. */
  public String nextBranch() {
    return branch + "-a";
  }

  /** The same INVITE once more, with credentials: a new transaction of the same dialog. */
  Dialog retried(String newBranch) {
    return retried(newBranch, inviteCseq + 1);
  }

  /** As above, after other requests of an early dialog. */
  Dialog retriedLater(String newBranch) {
    return retried(newBranch, localCseq + 1);
  }

  private Dialog retried(String newBranch, long next) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routeSet,
        next,
        next,
        remoteCseq,
        newBranch,
        local);
  }

  /** The dialog that a 2xx sets up (RFC 3261 12.1.2). */
  Dialog confirmed(Input.Answered answer) {
    return new Dialog(
        callId,
        localTag,
        answer.remoteTag(),
        localUri,
        remoteUri,
        answer.remoteTarget(),
        List.copyOf(answer.routeSet()),
        localCseq,
        inviteCseq,
        remoteCseq,
        branch,
        local);
  }

  /** Before our next request: the sequence number it carries is {@link #localCseq()} afterwards. */
  Dialog advanced() {
    return advanced(1);
  }

  /**
   * Before the next request of a process that does not know how many requests the last one has
   * sent: a gap is no error (RFC 3261 12.2.2).
   */
  Dialog leapt() {
    return advanced(LEAP);
  }

  /** Before a request that has that number. */
  Dialog numbered(long cseq) {
    return advanced(cseq - localCseq);
  }

  private Dialog advanced(long by) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routeSet,
        localCseq + by,
        inviteCseq,
        remoteCseq,
        branch,
        local);
  }

  Dialog heard(long cseq) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routeSet,
        localCseq,
        inviteCseq,
        cseq,
        branch,
        local);
  }

  /** After a re-INVITE of the peer was answered: its new Contact and our new description. */
  Dialog renewed(String target, Description answer) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        target,
        routeSet,
        localCseq,
        inviteCseq,
        remoteCseq,
        branch,
        answer);
  }

  /** As our re-INVITE with that number is sent: with a branch that no other request has. */
  Dialog asked(long cseq) {
    return new Dialog(
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routeSet,
        localCseq,
        cseq,
        remoteCseq,
        MAGIC + localTag + "-" + cseq,
        local);
  }

  /** True when the Call-ID is ours: our INVITE set up the dialog. */
  boolean ownsCallId() {
    return !branch.isEmpty();
  }
}
