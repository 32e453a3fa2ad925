package org.switchhook.trunk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.Network;

/**
 * The configured trunks, in the order of {@code switchhook.trunks}; the first carries calls to
 * telephone numbers. Read once, at the start.
 */
@Singleton
public class Trunks {
  private final List<Trunk> all;
  private final Map<TrunkId, List<Network>> sources = new HashMap<>();
  private final Map<TrunkId, OutboundProxy> proxies = new HashMap<>();
  private final Map<TrunkId, PassThrough> passes = new HashMap<>();

  /**
   * @throws IllegalArgumentException naming the setting at fault; the application does not start
   */
  @Inject
  public Trunks(Config config) {
    List<Trunk> read = new ArrayList<>();
    for (String name : names(config)) {
      TrunkReader reader = new TrunkReader(config, name);
      Trunk trunk = reader.read();
      read.add(trunk);
      sources.put(trunk.id(), reader.sources());
      reader.proxy().ifPresent(proxy -> proxies.put(trunk.id(), proxy));
    }
    this.all = List.copyOf(read);
    for (Trunk trunk : all) {
      PassThrough on = new TrunkReader(config, trunk.id().value()).passThrough(all);
      if (on != null) {
        passes.put(trunk.id(), on);
      }
    }
  }

  private static List<String> names(Config config) {
    String names = config.getOptionalValue("switchhook.trunks", String.class).orElse("");
    return Arrays.stream(names.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Trunks whose requests come from their hosts, which have to be numeric for that. */
  public Trunks(List<Trunk> all) {
    this.all = List.copyOf(all);
  }

  public List<Trunk> all() {
    return all;
  }

  public Optional<Trunk> find(TrunkId id) {
    return all.stream().filter(trunk -> trunk.id().equals(id)).findFirst();
  }

  /** The proxy by which the trunk is reached; empty when it is reached directly. */
  public Optional<OutboundProxy> proxy(TrunkId id) {
    return Optional.ofNullable(proxies.get(id));
  }

  /** Where calls from that trunk go on; empty when they do not. */
  public Optional<PassThrough> passThrough(TrunkId trunk) {
    return Optional.ofNullable(passes.get(trunk));
  }

  /** The trunk from which a SIP request comes, by the sender's network address. */
  public Optional<Trunk> bySource(String address) {
    return all.stream().filter(trunk -> isSource(trunk, address)).findFirst();
  }

  /** True when what is sent to that host goes to the trunk or its proxy, and to nobody behind. */
  public boolean isAt(Trunk trunk, String host) {
    return trunk.host().equalsIgnoreCase(host)
        || proxy(trunk.id()).filter(proxy -> proxy.host().equalsIgnoreCase(host)).isPresent()
        || isSource(trunk, host);
  }

  private boolean isSource(Trunk trunk, String address) {
    List<Network> networks = sources.get(trunk.id());
    return networks == null
        ? trunk.host().equals(address)
        : networks.stream().anyMatch(network -> network.contains(address));
  }

  /** The trunk whose peer a SIP address names; without a port any trunk of that host will do. */
  public Optional<Trunk> byAddress(SipAddress address) {
    return all.stream()
        .filter(
            trunk -> trunk.host().equals(address.host()) || trunk.domain().equals(address.host()))
        .filter(trunk -> isPort(trunk, address))
        .findFirst();
  }

  private static boolean isPort(Trunk trunk, SipAddress address) {
    return address.port() == SipAddress.DEFAULT_PORT || address.port() == trunk.port();
  }
}
