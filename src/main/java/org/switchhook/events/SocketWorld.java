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

/** Makes what every socket needs. */
@Singleton
class SocketWorld {
  private final Work work;
  private final Timers timers;
  private final Clock clock;
  private final SendLimits send;
  private final ReceiveLimits receive;
  private final Pulse pulse;

  @Inject
  SocketWorld(
      Work work, Timers timers, Clock clock, SendLimits send, ReceiveLimits receive, Pulse pulse) {
    this.work = work;
    this.timers = timers;
    this.clock = clock;
    this.send = send;
    this.receive = receive;
    this.pulse = pulse;
  }

  Connection connection(Outlet outlet, Runnable ended) {
    return new Connection(outlet, send, pulse, timers, work, ended);
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
