package org.switchhook.call;

/** What the first INVITE of a call says about media. */
public sealed interface Opening {
  /** The description of its dialog, which lets no media flow: who answers waits. */
  record Waiting() implements Opening {}

  /**
   * Nothing: the offer comes with the answer (RFC 3261 13.2.1) and is told as {@link
   * MediaReport.Fetched}; the ACK leaves with {@link MediaOrder.Answer} or {@link
   * MediaOrder.Decline}.
   */
  record WithoutOffer(long ticket) implements Opening {}

  /**
   * What another phone offers; the answer is told as {@link MediaReport.Answered}. The dialog has
   * it as its description.
   */
  record Passing(long ticket, Media offer) implements Opening {}

  /** False when the INVITE has no description. */
  default boolean offers() {
    return !(this instanceof WithoutOffer);
  }
}
