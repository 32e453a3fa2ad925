package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * How the owner of a call that came in has its INVITE answered, after {@link LiveCalls#take}: any
 * number of {@link Ring}, then one of the others. What comes after that, or after the caller has
 * withdrawn, does nothing.
 */
public sealed interface AnswerOrder {
  /**
   * A provisional answer. A caller who demands that those be sent reliably (RFC 3262) hears none.
   *
   * @param code 180 to 199
   * @param early what the caller may hear meanwhile, null for nothing; left out when he has offered
   *     nothing
   */
  record Ring(int code, @Nullable Media early) implements AnswerOrder {}

  /**
   * 200. The leg is {@link Status#CONNECTED} with the ACK.
   *
   * @param media the answer to the caller's offer, or our offer when he has made none
   * @param ticket names the caller's answer to our offer, {@link MediaReport.Answered}, which comes
   *     with the ACK
   */
  record Accept(Media media, long ticket) implements AnswerOrder {}

  /**
   * A refusal.
   *
   * @param code 300 to 699
   * @param text reason phrase, empty for the usual one of the code
   */
  record Refuse(int code, String text) implements AnswerOrder {}
}
