package org.switchhook.media;

import java.util.function.Function;
import org.switchhook.address.CallId;
import org.switchhook.call.Media;
import org.switchhook.call.Mute;

/** Takes from descriptions on their way across what muted phones may not do. */
record Passing(Function<CallId, Mute> mutes) {
  /** What the first phone offers, as the second one gets it. */
  Media from(Exchange exchange, Media offer) {
    return limit(exchange, exchange.from(), exchange.to(), offer);
  }

  /** What the second phone answers, as the first one gets it. */
  Media back(Exchange exchange, Media answer) {
    return limit(exchange, exchange.to(), exchange.from(), answer);
  }

  private Media limit(Exchange exchange, CallId speaker, CallId listener, Media said) {
    return said.limited(mute(exchange, speaker).own()).limited(mute(exchange, listener).told());
  }

  private Mute mute(Exchange exchange, CallId call) {
    Wish wish = exchange.wish();
    return wish != null && wish.call().equals(call) ? wish.mute() : mutes.apply(call);
  }
}
