package org.switchhook.call;

/** What the first INVITE of a call says about media. */
public sealed interface Opening {
  /** A wide list of formats that lets no media flow: who answers waits. */
  record Waiting() implements Opening {}

  /** Format 0 at address 0.0.0.0 and nothing else: who answers waits. */
  record Narrow() implements Opening {}

  /** A description without media lines (RFC 3725 flow IV): who answers waits. */
  record NoMedia() implements Opening {}

  /**
   * Nothing: the offer comes with the answer (RFC 3261 13.2.1) and is told as {@link
   * MediaReport.Fetched}; the ACK leaves with {@link MediaOrder.Answer} or {@link
   * MediaOrder.Decline}.
   */
  record WithoutOffer(long ticket) implements Opening {}

  /** What another phone offers; the answer is told as {@link MediaReport.Answered}. */
  record Passing(long ticket, Media offer) implements Opening {}

  /** False when the INVITE has no description. */
  default boolean offers() {
    return !(this instanceof WithoutOffer);
  }

  /** The first description of the session; not sent when nothing is offered. */
  default Description first(long session) {
    if (this instanceof Passing passing) {
      return new Description(session, 1, passing.offer().text());
    }
    if (this instanceof NoMedia) {
      return new Description(session, 1, "");
    }
    return this instanceof Narrow ? Description.narrow(session) : Description.waiting(session);
  }
}
