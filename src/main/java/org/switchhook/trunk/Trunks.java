package org.switchhook.trunk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;

/**
 * The configured trunks, in the order of {@code switchhook.trunks}; the first carries calls to
 * telephone numbers. Read once, at the start.
 */
@Singleton
public class Trunks {
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
            .distinct()
            .map(name -> new TrunkReader(config, name).read())
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
}
