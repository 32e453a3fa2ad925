package org.switchhook.call;

/** What a leg tells its bridge. */
public sealed interface MediaReport {
  /** The phone's full offer, of which it waits to hear the answer. */
  record Fetched(long ticket, Media offer) implements MediaReport {}

  /** The phone took the offer that was passed to it; this is its answer, line for line. */
  record Answered(long ticket, Media answer) implements MediaReport {}

  /** What the phone lets hear before it takes the offer that was passed to it. */
  record Early(long ticket, Media answer) implements MediaReport {}

  /** The phone waits. */
  record Waits(long ticket) implements MediaReport {}

  /**
   * The phone did not do it, and its session is as it was.
   *
   * @param code its response; 487 when it was given up, 408 without a response
   * @param text reason phrase, control characters removed
   */
  record Failed(long ticket, int code, String text) implements MediaReport {}

  /**
   * The phone made an offer by itself and waits for the answer, {@link MediaOrder.AnswerPhone} or
   * {@link MediaOrder.RefusePhone}.
   *
   * @param cseq of its request
   */
  record Offered(long cseq, Media offer) implements MediaReport {}

  /** The phone asked how the session stands, and changed its side with its answer. */
  record Refreshed() implements MediaReport {}
}
