package org.switchhook.trunk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.Person;
import org.switchhook.address.TrunkId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Network;

/** Reads the settings of one trunk; each refusal names the setting at fault. */
record TrunkReader(Config config, String name) {
  private static final int SIP_PORT = 5060;
  private static final int LAST_PORT = 65535;
  private static final Pattern TRANSPORT = Pattern.compile("udp|tcp");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern CALLER = Pattern.compile("[A-Za-z0-9_.!~*'()+-]{1,64}");

  Trunk read() {
    TrunkId id = id();
    String host = host("host", text("host"));
    if (host == null) {
      throw new IllegalArgumentException(key("host") + " is missing: the trunk's name or address");
    }
    String domain = host("domain", text("domain"));
    String caller = text("caller-number");
    require(caller == null || CALLER.matcher(caller).matches(), "caller-number", "a SIP user");
    return new Trunk(
        id,
        host,
        port(),
        transport(),
        domain == null ? host : domain,
        caller == null ? "anonymous" : caller,
        text("user"),
        text("password"),
        text("realm"));
  }

  /** Empty when what is sent to the trunk goes to its host. */
  Optional<OutboundProxy> proxy() {
    return Optional.ofNullable(text("outbound-proxy"))
        .map(text -> OutboundProxy.parse(key("outbound-proxy"), text));
  }

  /** Where its requests come from; empty when its host is a name and nothing is set. */
  List<Network> sources() {
    String sources = text("sources");
    if (sources == null) {
      return Stream.concat(
              Stream.of(String.valueOf(text("host"))), proxy().map(OutboundProxy::host).stream())
          .filter(Network::isNumeric)
          .map(this::network)
          .toList();
    }
    return Arrays.stream(sources.split(",")).map(this::network).toList();
  }

  /**
   * Where its calls go on; null when they do not.
   *
   * @param trunks all that are configured, by which it may be named
   */
  @Nullable PassThrough passThrough(List<Trunk> trunks) {
    String to = text("pass-through-to");
    String owner = text("pass-through-owner");
    if (to == null && owner == null) {
      return null;
    }
    require(to != null, "pass-through-to", "set where pass-through-owner is");
    require(owner != null, "pass-through-owner", "set where pass-through-to is");
    String host =
        trunks.stream()
            .filter(trunk -> trunk.id().value().equals(to))
            .map(trunk -> trunk.host() + ":" + trunk.port())
            .findFirst()
            .orElse(String.valueOf(to));
    PassThrough passes = new PassThrough(host, owner(String.valueOf(owner)));
    try {
      passes.callee("user");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          key("pass-through-to") + " must be the name of a trunk, or a host with or without port",
          e);
    }
    return passes;
  }

  private Person owner(String text) {
    int slash = text.indexOf('/');
    try {
      return new Person(
          new DomainId(text.substring(0, Math.max(0, slash))),
          new UserId(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          key("pass-through-owner") + " must be a domain and a user, such as example/pbx", e);
    }
  }

  private Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          key("sources") + " must be IP addresses or networks such as 192.0.2.0/24", e);
    }
  }

  private TrunkId id() {
    try {
      TrunkId id = new TrunkId(name);
      if (!id.equals(Trunk.DIRECT)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("switchhook.trunks has a name that is " + e.getMessage());
    }
    throw new IllegalArgumentException(
        "switchhook.trunks must not have the name "
            + name
            + ": it stands for calls past all trunks");
  }

  private int port() {
    int port = config.getOptionalValue(key("port"), Integer.class).orElse(SIP_PORT);
    require(port >= 1 && port <= LAST_PORT, "port", "from 1 to " + LAST_PORT);
    return port;
  }

  private String transport() {
    String named = text("transport");
    String transport = named == null ? "udp" : named.toLowerCase(Locale.ROOT);
    require(TRANSPORT.matcher(transport).matches(), "transport", "udp or tcp");
    return transport;
  }

  private @Nullable String host(String part, @Nullable String text) {
    require(text == null || HOST.matcher(text).matches(), part, "a host name or IP address");
    return text;
  }

  private void require(boolean holds, String part, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(key(part) + " must be " + rule);
    }
  }

  private @Nullable String text(String part) {
    return config.getOptionalValue(key(part), String.class).orElse(null);
  }

  private String key(String part) {
    return "switchhook.trunk." + name + "." + part;
  }
}
