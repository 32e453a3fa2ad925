package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/**
 * Hangs up a new call whose room was closed since it was asked for. Whoever closes a room hangs up
 * the stored calls after the closing is stored, and here the room is asked after the call is live,
 * so one of the two sees the other.
 */
@Singleton
public class StillOpen {
  private static final System.Logger LOG = Log.of(StillOpen.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LiveCalls calls;
  private final RoomKeeping rooms;
  private final Work work;
  private final Timers timers;

  @Inject
  public StillOpen(LiveCalls calls, RoomKeeping rooms, Work work, Timers timers) {
    this.calls = calls;
    this.rooms = rooms;
    this.work = work;
    this.timers = timers;
  }

  /**
   * Waits for the database and never fails. While the room cannot be read it is asked again: no
   * call may outlive its room, and none ends because the database has a rest.
   */
  public void require(CallId call, RoomId room) {
    try {
      if (rooms.isClosed(room)) {
        calls.tell(call, new Input.HangUp());
      }
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      LOG.log(Level.WARNING, "The room of call " + call + " cannot be read; it is tried again", e);
      timers.after(PAUSE, () -> work.execute(() -> again(call, room)));
    }
  }

  private void again(CallId call, RoomId room) {
    if (calls.isLive(call)) {
      require(call, room);
    }
  }
}
