package org.switchhook.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;
import org.switchhook.socket.Connection;
import org.switchhook.socket.Intake;
import org.switchhook.socket.Outlet;
import org.switchhook.socket.Pulse;
import org.switchhook.socket.ReceiveLimits;
import org.switchhook.socket.SendLimits;
import org.switchhook.socket.SocketCounts;

/** Makes what every socket needs. */
@Singleton
class SocketWorld {
  private final Work work;
  private final Timers timers;
  private final Clock clock;
  private final SendLimits send;
  private final ReceiveLimits receive;
  private final Pulse pulse;
  private final SocketCounts counts;

  @Inject
  SocketWorld(
      Work work,
      Timers timers,
      Clock clock,
      SendLimits send,
      ReceiveLimits receive,
      Pulse pulse,
      SocketCounts counts) {
    this.work = work;
    this.timers = timers;
    this.clock = clock;
    this.send = send;
    this.receive = receive;
    this.pulse = pulse;
    this.counts = counts;
  }

  Connection connection(Outlet outlet, Runnable ended) {
    counts.opened();
    Runnable last =
        () -> {
          counts.ended();
          ended.run();
        };
    return new Connection(counts.counted(outlet), send, pulse, timers, work, last);
  }

  Intake intake() {
    return new Intake(receive, clock, work);
  }

  Timers timers() {
    return timers;
  }

  ReceiveLimits receive() {
    return receive;
  }

  Pulse pulse() {
    return pulse;
  }
}
