package org.switchhook.media;

import org.switchhook.address.CallId;
import org.switchhook.call.MediaReport;

/** What a bridge can be told. */
sealed interface BridgeInput {
  /** A phone is answered. */
  record Came(CallId call) implements BridgeInput {}

  /** Its call has ended. */
  record Left(CallId call) implements BridgeInput {}

  record Told(CallId call, MediaReport report) implements BridgeInput {}

  record Wanted(Wish wish) implements BridgeInput {}

  /** The limit of {@link BridgeEffect.StartLimit} is over. */
  record TimeUp(long ticket) implements BridgeInput {}
}
