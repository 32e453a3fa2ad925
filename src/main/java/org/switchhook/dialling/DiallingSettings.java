package org.switchhook.dialling;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.trunk.OutboundProxy;

/** What may be dialled, from configuration. */
@Singleton
public class DiallingSettings {
  private final String homeRegion;
  private final boolean premiumRate;
  private final List<SipHost> sipHosts;
  private final Optional<OutboundProxy> outboundProxy;

  @Inject
  public DiallingSettings(
      @ConfigProperty(name = "switchhook.dialling.home-region") String homeRegion,
      @ConfigProperty(name = "switchhook.dialling.premium-rate") boolean premiumRate,
      @ConfigProperty(name = "switchhook.dialling.sip-hosts") Optional<String[]> sipHosts,
      @ConfigProperty(name = "switchhook.dialling.outbound-proxy") Optional<String> outboundProxy) {
    this.homeRegion = homeRegion;
    this.premiumRate = premiumRate;
    this.sipHosts = Arrays.stream(sipHosts.orElse(new String[0])).map(SipHost::parse).toList();
    this.outboundProxy =
        outboundProxy.map(text -> OutboundProxy.parse("switchhook.dialling.outbound-proxy", text));
  }

  /** ISO 3166-1 code, two capital letters. */
  public String homeRegion() {
    return homeRegion;
  }

  /** Whether numbers that cost what their owner likes may be dialled. */
  boolean premiumRate() {
    return premiumRate;
  }

  /** Gets what is sent to a listed host, which may then be a name that only it knows. */
  Optional<OutboundProxy> outboundProxy() {
    return outboundProxy;
  }

  List<SipHost> sipHosts() {
    return sipHosts;
  }
}
