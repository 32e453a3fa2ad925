package org.switchhook.call;

import java.util.concurrent.CompletionStage;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;

/**
 * What joins the phones of a room, so that they hear each other. It learns from {@link CallFact}
 * which phones there are, and tells by {@link BridgeFact} what became of it. Safe for use by many
 * threads; no method waits.
 */
public interface MediaBridge {
  /** How many phones one room can have. */
  int places();

  /**
   * Takes voice or hearing from a phone, or gives it back.
   *
   * @return completed on another thread when its phone, and the other one, have agreed or refused
   */
  CompletionStage<MuteOutcome> mute(RoomId room, CallId call, Mute wanted);
}
