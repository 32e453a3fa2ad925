package org.switchhook.call;

/** What the owner of a leg wants of REFER (RFC 3515): ours to its phone, or its phone's to us. */
public sealed interface ReferOrder {
  /**
   * Send a REFER. One {@link ReferReport.Refused}, {@link ReferReport.Finished} or {@link
   * ReferReport.TimedOut} with the same ticket ends it, or {@link ReferReport.Accepted} without
   * news; unless the call is forgotten first.
   */
  record Send(long ticket, ReferTo to) implements ReferOrder {}

  /**
   * Accept what the phone asked for: 202, and the first news of it.
   *
   * @param cseq of its REFER
   */
  record Accept(long cseq) implements ReferOrder {}

  /**
   * Refuse it.
   *
   * @param code 400 to 699
   */
  record Refuse(long cseq, int code) implements ReferOrder {}

  /**
   * Tell the phone how it goes on. Nothing is sent when it wants no news, or has heard the end.
   *
   * @param code 100 to 699; one from 200 on is the end
   * @param text reason phrase; what cannot stand in a status line is left out
   */
  record Tell(long cseq, int code, String text) implements ReferOrder {}
}
