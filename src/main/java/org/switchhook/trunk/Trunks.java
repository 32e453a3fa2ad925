package org.switchhook.trunk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;

/**
 * The configured trunks, in the order of {@code switchhook.trunks}; the first carries calls to
 * telephone numbers. Read once, at the start.
 */
@Singleton
public class Trunks {
  private static final Set<String> TRANSPORTS = Set.of("udp", "tcp");
  private static final int SIP_PORT = 5060;

  private final List<Trunk> all;

  /**
   * @throws IllegalArgumentException naming the setting at fault; the application does not start
   */
  @Inject
  public Trunks(Config config) {
    this(
        Arrays.stream(
                config.getOptionalValue("switchhook.trunks", String.class).orElse("").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> read(config, name))
            .toList());
  }

  public Trunks(List<Trunk> all) {
    this.all = List.copyOf(all);
  }

  public List<Trunk> all() {
    return all;
  }

  public Optional<Trunk> find(TrunkId id) {
    return all.stream().filter(trunk -> trunk.id().equals(id)).findFirst();
  }

  /** The trunk from which a SIP request comes, by the sender's network address. */
  public Optional<Trunk> bySource(String address) {
    return all.stream().filter(trunk -> trunk.host().equals(address)).findFirst();
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

  private static Trunk read(Config config, String name) {
    String prefix = "switchhook.trunk." + name + ".";
    String host = text(config, prefix + "host", "");
    if (host.isEmpty()) {
      throw new IllegalArgumentException(prefix + "host is missing: the trunk's name or address");
    }
    String transport = text(config, prefix + "transport", "udp").toLowerCase(Locale.ROOT);
    if (!TRANSPORTS.contains(transport)) {
      throw new IllegalArgumentException(prefix + "transport must be udp or tcp");
    }
    int port = config.getOptionalValue(prefix + "port", Integer.class).orElse(SIP_PORT);
    return new Trunk(
        new TrunkId(name),
        host,
        port,
        transport,
        text(config, prefix + "domain", host),
        text(config, prefix + "caller-number", "anonymous"),
        config.getOptionalValue(prefix + "user", String.class).orElse(null),
        config.getOptionalValue(prefix + "password", String.class).orElse(null));
  }

  private static String text(Config config, String key, String otherwise) {
    return config.getOptionalValue(key, String.class).orElse(otherwise);
  }
}
