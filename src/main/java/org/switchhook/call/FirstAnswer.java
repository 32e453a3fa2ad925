package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phone's answer to our INVITE says about media, and what follows from it. One that was
 * offered nothing makes its offer now, and its ACK waits for the answer.
 *
 * @param leg with the confirmed dialog
 * @param body session description of the answer, null for none
 */
record FirstAnswer(Leg leg, @Nullable String body) {
  /**
   * @param told what everybody is told of the answer
   */
  Step take(List<Effect> told) {
    Media said = body == null ? null : Media.read(body).orElse(null);
    if (leg.opening() instanceof Opening.WithoutOffer opening && said != null) {
      Ask ask = Ask.queued(new MediaOrder.Fetch(opening.ticket()), 0).fetched(leg.dialog(), said);
      List<Effect> effects = new ArrayList<>(told);
      effects.add(new Effect.Report(new MediaReport.Fetched(opening.ticket(), said)));
      Talk talk = Talk.NONE.heard(said).with(ask.answering(leg.challenge()));
      return Connected.start(leg, talk, effects);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(leg.ack(leg.dialog()));
    effects.addAll(told);
    if (leg.opening() instanceof Opening.Passing opening) {
      Media answer = said == null ? new Media(List.of()) : said;
      effects.add(
          new Effect.Report(
              new MediaReport.Answered(opening.ticket(), answer.answering(opening.offer()))));
      return Connected.start(leg, Talk.NONE.heard(said).agreed(true), effects);
    }
    if (leg.opening() instanceof Opening.WithoutOffer opening) {
      effects.add(
          new Effect.Report(new MediaReport.Failed(opening.ticket(), 488, "No offer came")));
    }
    return Connected.start(leg, Talk.NONE, effects);
  }
}
