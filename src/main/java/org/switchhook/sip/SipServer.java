package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;

/**
 * Starts and stops the SIP side of this node. Stopping leaves no port and no thread behind, so that
 * the application can be deployed again.
 */
@Singleton
public class SipServer {
  private static final System.Logger LOG = Log.of(SipServer.class);

  private final SipSettings settings;
  private final SipLimits limits;
  private final SipDispatch dispatch;
  private final Wire wire;
  private final SendLanes lanes;
  private final Traffic traffic;
  private volatile @Nullable RunningStack running;

  @Inject
  SipServer(
      SipSettings settings,
      SipLimits limits,
      SipDispatch dispatch,
      Wire wire,
      SendLanes lanes,
      Traffic traffic) {
    this.settings = settings;
    this.limits = limits;
    this.dispatch = dispatch;
    this.wire = wire;
    this.lanes = lanes;
    this.traffic = traffic;
  }

  /**
   * Listens on UDP and TCP.
   *
   * @throws IllegalStateException when it already listens or the address cannot be bound
   */
  public synchronized void start() {
    if (running != null) {
      throw new IllegalStateException("The SIP side already listens");
    }
    String where = settings.address() + ":" + settings.port();
    try {
      RunningStack opened = RunningStack.open(settings, limits, dispatch);
      opened.connect(traffic);
      running = opened;
      lanes.open();
      wire.connect(opened.provider());
    } catch (Exception e) {
      throw new IllegalStateException("SIP cannot listen on " + where, e);
    }
    LOG.log(Level.INFO, "SIP listens on " + where + " (UDP and TCP)");
  }

  /** True while it listens, as far as this side knows. Never waits. */
  public boolean listens() {
    return running != null;
  }

  /** How many requests of ours wait for their end; 0 when it does not listen. */
  public int transactions() {
    RunningStack now = running;
    return now == null ? 0 : now.transactions();
  }

  /** Stops listening; takes about a second. Does nothing when it does not listen. */
  public synchronized void stop() {
    RunningStack stopping = running;
    if (stopping == null) {
      return;
    }
    running = null;
    wire.disconnect();
    lanes.close();
    try {
      stopping.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.log(Level.INFO, "SIP has stopped");
  }
}
