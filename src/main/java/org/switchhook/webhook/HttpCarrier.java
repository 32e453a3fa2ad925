package org.switchhook.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.switchhook.platform.Log;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Timers;

/** Brings parcels by HTTP, each within one limit of time. */
@Singleton
class HttpCarrier implements Carrier {
  private static final System.Logger LOG = Log.of(HttpCarrier.class);

  /** The name service has limits of its own, which are shorter than this. */
  private static final Duration LOOK_UP = Duration.ofSeconds(45);

  private final Targets targets;
  private final TargetSettings settings;
  private final Timers timers;
  private final Clock clock;
  private final SSLSocketFactory tls;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /** Trusts whom the JVM trusts. */
  @Inject
  HttpCarrier(Targets targets, TargetSettings settings, Timers timers, Clock clock) {
    this(targets, settings, timers, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  HttpCarrier(
      Targets targets, TargetSettings settings, Timers timers, Clock clock, SSLSocketFactory tls) {
    this.targets = targets;
    this.settings = settings;
    this.timers = timers;
    this.clock = clock;
    this.tls = tls;
  }

  @Override
  public Duration longest() {
    return settings.answerTime().plus(LOOK_UP);
  }

  @Override
  public Outcome carry(Parcel parcel) {
    try {
      return Outcome.answered(post(targets.parse(parcel.url()), parcel));
    } catch (Problem
        | ForbiddenAddress e) { // what is allowed may have changed since it was checked
      return Outcome.failed("address-forbidden");
    } catch (UnknownHostException e) {
      return Outcome.failed("name-unknown");
    } catch (SSLException e) {
      return failed("tls-failed", e);
    } catch (TooSlow e) {
      return failed("timeout", e);
    } catch (NotConnected e) {
      return failed("connect-failed", e);
    } catch (IOException e) {
      return failed("no-answer", e);
    }
  }

  private static Outcome failed(String word, IOException e) {
    LOG.log(Level.DEBUG, "A delivery failed", e);
    return Outcome.failed(word);
  }

  private int post(Target target, Parcel parcel) throws IOException {
    Exchange exchange = new Exchange(target, tls);
    List<InetAddress> addresses = targets.addresses(target);
    running.add(exchange);
    Timers.Timer limit = timers.after(settings.answerTime(), () -> cut(exchange));
    try {
      if (stopped) {
        throw new IOException("stopping");
      }
      return exchange.post(
          exchange.secured(connected(exchange, addresses)),
          headers(parcel),
          parcel.body().getBytes(UTF_8));
    } catch (IOException e) {
      throw exchange.isClosed() ? new TooSlow(e) : e;
    } finally {
      limit.stop();
      running.remove(exchange);
      cut(exchange);
    }
  }

  private Socket connected(Exchange exchange, List<InetAddress> addresses) throws IOException {
    try {
      return exchange.connect(addresses, settings.connectTime());
    } catch (IOException e) {
      throw new NotConnected(e);
    }
  }

  private List<String> headers(Parcel parcel) {
    Instant now = clock.instant();
    return List.of(
        "Content-Type: application/json",
        "User-Agent: Switchhook",
        "webhook-id: " + parcel.id(),
        "webhook-timestamp: " + now.getEpochSecond(),
        "webhook-signature: " + parcel.signatures(now));
  }

  @Override
  public void stop() {
    stopped = true;
    running.forEach(HttpCarrier::cut);
  }

  private static void cut(Exchange exchange) {
    try {
      exchange.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection was gone before it was closed", e);
    }
  }

  private static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow(IOException cause) {
      super(cause);
    }
  }

  private static final class NotConnected extends IOException {
    private static final long serialVersionUID = 1L;

    NotConnected(IOException cause) {
      super(cause);
    }
  }
}
