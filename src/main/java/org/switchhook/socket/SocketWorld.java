package org.switchhook.socket;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/** Makes what every socket needs. */
@Singleton
public class SocketWorld {
  private final Work work;
  private final Timers timers;
  private final Clock clock;
  private final SendLimits send;
  private final ReceiveLimits receive;
  private final Pulse pulse;
  private final SocketCounts counts;

  @Inject
  public SocketWorld(
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

  /**
   * A connection within the limits of all sockets.
   *
   * @param ended called once when the socket is closed, by either side
   */
  public Connection connection(Outlet outlet, Runnable ended) {
    return connection(outlet, send, ended);
  }

  /** As above, within limits of its own. */
  public Connection connection(Outlet outlet, SendLimits own, Runnable ended) {
    counts.opened();
    Runnable last =
        () -> {
          counts.ended();
          ended.run();
        };
    return new Connection(counts.counted(outlet), own, pulse, timers, work, last);
  }

  public Intake intake() {
    return intake(receive);
  }

  /** As above, within limits of its own. */
  public Intake intake(ReceiveLimits own) {
    return new Intake(own, clock, work);
  }

  public Timers timers() {
    return timers;
  }

  public ReceiveLimits receive() {
    return receive;
  }

  public Pulse pulse() {
    return pulse;
  }
}
