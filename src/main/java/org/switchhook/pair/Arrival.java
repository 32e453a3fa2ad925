package org.switchhook.pair;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.AnswerOrder;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.Media;

/** The leg of a phone that calls, before its INVITE has an answer. In the turn of its pair. */
final class Arrival {
  private final Line line;
  private final @Nullable Media offer;
  private final long ticket;
  private final PairWorld world;
  private int tried;
  private @Nullable Media heard;

  /**
   * @param ticket of what the caller answers to an offer of ours
   */
  Arrival(Line line, IncomingCall call, long ticket, PairWorld world) {
    this.line = line;
    this.offer = call.offer();
    this.ticket = ticket;
    this.world = world;
  }

  Line line() {
    return line;
  }

  /** Null when our answer has to bring the offer. */
  @Nullable Media offer() {
    return offer;
  }

  /** A provisional answer; one that says nothing new is not sent. */
  void ring(int code, @Nullable Media early) {
    boolean same = early == null || Objects.equals(early, heard);
    if (code != tried || !same) {
      tried = code;
      heard = early == null ? heard : early;
      world.answer(line, new AnswerOrder.Ring(code, early));
    }
  }

  /**
   * 200, with the answer or the offer. {@link Line#answered} says what comes of it: the caller's
   * answer, or nothing but that he is there.
   */
  void accept(Media media) {
    line.met(offer, media);
    world.answer(line, new AnswerOrder.Accept(media, ticket));
  }

  void refuse(int code, String reason) {
    world.answer(line, new AnswerOrder.Refuse(code, reason));
  }
}
