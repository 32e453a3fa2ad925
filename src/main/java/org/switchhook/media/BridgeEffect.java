package org.switchhook.media;

import java.util.List;
import org.switchhook.address.CallId;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.Mute;
import org.switchhook.call.MuteOutcome;

/** What a transition of a bridge wants done, in order. */
sealed interface BridgeEffect {
  record Tell(CallId call, MediaOrder order) implements BridgeEffect {}

  /** In a while say {@link BridgeInput.TimeUp}; the limit of an earlier ticket means nothing. */
  record StartLimit(long ticket) implements BridgeEffect {}

  record Joined(List<CallId> calls) implements BridgeEffect {}

  record Failed(List<CallId> calls, int code, String text) implements BridgeEffect {}

  record Parted() implements BridgeEffect {}

  record Muted(CallId call, Mute mute) implements BridgeEffect {}

  /** A wish has its outcome. */
  record MuteDone(long wish, MuteOutcome outcome) implements BridgeEffect {}
}
