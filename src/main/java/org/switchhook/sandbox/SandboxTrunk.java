package org.switchhook.sandbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;

/**
 * A simulated SIP trunk with simulated phones behind it, for development and tests. It speaks real
 * SIP over UDP and TCP on one port; the last two digits of the number called decide what the phone
 * does (docs/sandbox.md). No media flows. Start and stop may be called from any thread.
 */
@Singleton
public class SandboxTrunk {
  /** How the simulator names itself in Server and User-Agent and in the log. */
  public static final String NAME = "Switchhook sandbox trunk (simulator)";

  private static final System.Logger LOG = Log.of(SandboxTrunk.class);

  private final Timers timers;
  private final Ids ids;
  private final SandboxSettings settings;
  private Optional<Running> running = Optional.empty();

  private record Running(Wire wire, Pace pace, Seen seen) {}

  @Inject
  public SandboxTrunk(Timers timers, Ids ids, SandboxSettings settings) {
    this.timers = timers;
    this.ids = ids;
    this.settings = settings;
  }

  /**
   * Starts on the loopback address and the configured port in development mode; does nothing in any
   * other mode.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public void start() {
    if (settings.development()) {
      start(InetAddress.getLoopbackAddress(), settings.port());
    }
  }

  /**
   * Starts whatever the mode; does nothing when it runs already.
   *
   * @param port UDP and TCP port, 0 for one that is free
   * @throws UncheckedIOException when the port is taken
   */
  public synchronized void start(InetAddress address, int port) {
    if (running.isPresent()) {
      return;
    }
    Seen seen = new Seen();
    Pace[] pace = new Pace[1];
    try {
      Wire wire =
          Wire.open(
              address,
              port,
              opened -> {
                pace[0] = new Pace(timers, opened, settings.speed());
                return new Exchange(new Station(opened, pace[0], ids), seen, gate());
              });
      wire.start();
      running = Optional.of(new Running(wire, pace[0], seen));
      LOG.log(
          System.Logger.Level.INFO, "{0} answers on port {1,number,#}, UDP and TCP", NAME, port());
    } catch (IOException e) {
      throw new UncheckedIOException(NAME + " cannot open port " + port, e);
    }
  }

  private DigestGate gate() {
    return new DigestGate(ids, settings.user(), settings.password());
  }

  /** Ends every simulated call without a word and closes both ports; returns when that is done. */
  public synchronized void stop() {
    running.ifPresent(
        parts -> {
          parts.wire().stop();
          parts.pace().stopAll();
          LOG.log(System.Logger.Level.INFO, "{0} stopped", NAME);
        });
    running = Optional.empty();
  }

  /** The port it listens on, 0 while it does not run. */
  public synchronized int port() {
    return running.map(parts -> parts.wire().address()).map(InetSocketAddress::getPort).orElse(0);
  }

  /** For tests: methods of the requests seen with that Call-ID, in order, repetitions left out. */
  synchronized List<String> seen(String callId) {
    return running.map(parts -> parts.seen().methods(callId)).orElse(List.of());
  }
}
