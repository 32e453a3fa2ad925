package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.switchhook.platform.Network;

/**
 * Says where webhooks may be sent, so that nobody reaches by them what only this server can reach.
 * The form of an address is checked when it is registered and again when something is sent; what
 * its name leads to only then, since that may change at any time.
 */
@Singleton
class Targets {
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,2000}");

  /** Read by some as an IP address with missing parts, or in another base. */
  private static final Pattern NUMBERS_LAST =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

  private final TargetSettings settings;
  private final Names names;

  /** The name service. */
  interface Names {
    /** Waits. */
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  @Inject
  Targets(TargetSettings settings) {
    this(settings, InetAddress::getAllByName);
  }

  Targets(TargetSettings settings, Names names) {
    this.settings = settings;
    this.names = names;
  }

  /**
   * Asks no name server.
   *
   * @throws WebhookProblem 400 {@code webhook-url-invalid}, naming the rule
   */
  Target parse(String url) {
    URI uri = uri(url);
    if (!uri.getScheme().equalsIgnoreCase("https")
        && !(settings.isHttpAllowed() && uri.getScheme().equalsIgnoreCase("http"))) {
      throw WebhookProblem.url("must be an https address");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw WebhookProblem.url("must have no user, no password and no fragment");
    }
    Target target = Target.of(uri);
    if (!settings.isAllowed(target.port())) {
      throw WebhookProblem.url("has a port that is not allowed");
    }
    requireHost(target.host());
    return target;
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(PRINTABLE.matcher(url).matches() ? url : "");
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // refused below
    }
    throw WebhookProblem.url("must be an address with a host, of 1 to 2000 ASCII characters");
  }

  private void requireHost(String host) {
    if (host.indexOf('%') >= 0) {
      throw WebhookProblem.url("must not name a network interface");
    }
    if (Network.isNumeric(host)) {
      requireAllowed(host);
    } else if (NUMBERS_LAST.matcher(host).matches()) {
      throw WebhookProblem.url("must have a name, or an IP address in its usual form");
    }
  }

  private void requireAllowed(String numeric) {
    try {
      if (!isAllowed(InetAddress.getByName(numeric))) {
        throw WebhookProblem.url("must lead to a public address");
      }
    } catch (UnknownHostException e) {
      throw WebhookProblem.url("has no valid IP address");
    }
  }

  /**
   * Asks the name service, once. Whoever connects must use these very addresses.
   *
   * @throws ForbiddenAddress when one of them may not be reached
   */
  List<InetAddress> addresses(Target target) throws UnknownHostException, ForbiddenAddress {
    InetAddress[] found = names.lookUp(target.host());
    if (!Arrays.stream(found).allMatch(this::isAllowed)) {
      throw new ForbiddenAddress(target.host());
    }
    return List.of(found);
  }

  private boolean isAllowed(InetAddress address) {
    byte[] bytes = address.getAddress();
    return PublicAddresses.contain(address)
        || settings.allowed().stream().anyMatch(network -> network.contains(bytes));
  }
}
