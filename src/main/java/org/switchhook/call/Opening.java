package org.switchhook.call;

/** What the first INVITE of a call, or our answer to a caller's, says about media. */
public sealed interface Opening {
  /** How many hops an INVITE of ours may take (RFC 3261 8.1.1.6). */
  int MOST_HOPS = 70;

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
   *
   * @param hops how many the INVITE may take
   */
  record WithoutOffer(long ticket, int hops) implements Opening {
    public WithoutOffer(long ticket) {
      this(ticket, MOST_HOPS);
    }
  }

  /**
   * What another phone offers; the answer is told as {@link MediaReport.Answered}, and before that
   * what early answers say as {@link MediaReport.Early}.
   *
   * @param hops how many the INVITE may take
   */
  record Passing(long ticket, Media offer, int hops) implements Opening {
    public Passing(long ticket, Media offer) {
      this(ticket, offer, MOST_HOPS);
    }
  }

  /** A caller's own offer, which our answer took. */
  record Taking(Media offer) implements Opening {}

  /** How many hops the INVITE may take. */
  default int hops() {
    return MOST_HOPS;
  }

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
