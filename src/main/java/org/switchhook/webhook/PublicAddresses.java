package org.switchhook.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.switchhook.platform.Network;

/**
 * Tells addresses of the public internet from all others: loopback, private and link-local networks
 * with the metadata services of clouds, networks between providers, multicast, and those of
 * documents (IANA's registries of special-purpose addresses, RFC 6890).
 */
final class PublicAddresses {
  private static final List<Network> SPECIAL_IPV4 =
      networks(
          "0.0.0.0/8", // this network, RFC 791
          "10.0.0.0/8", // private, RFC 1918
          "100.64.0.0/10", // between providers, RFC 6598
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, RFC 3927; metadata of clouds
          "168.63.129.16", // the platform of Azure
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols, RFC 6890
          "192.0.2.0/24", // documents, RFC 5737
          "192.88.99.0/24", // relays of 6to4, RFC 7526
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks, RFC 2544
          "198.51.100.0/24", // documents
          "203.0.113.0/24", // documents
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and the broadcast

  /** The only addresses of version 6 that are given out (RFC 4291 2.4). */
  private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

  private static final List<Network> SPECIAL_IPV6 =
      networks(
          "2001::/23", // protocols, among them Teredo, which has an IPv4 address inside
          "2001:db8::/32", // documents, RFC 3849
          "2002::/16", // 6to4, which has one inside; given up by RFC 7526
          "3ffe::/16", // 6bone, given back by RFC 3701
          "3fff::/20"); // documents, RFC 9637

  /** Where a network without IPv4 finds the rest of the world (RFC 6052 2.1). */
  private static final Network NAT64 = Network.parse("64:ff9b::/96");

  private static final int IPV4_LENGTH = 4;

  private PublicAddresses() {}

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(Network::parse).toList();
  }

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == IPV4_LENGTH) { // also one of version 6 that only wraps it (::ffff:0:0/96)
      return isNone(SPECIAL_IPV4, bytes);
    }
    if (NAT64.contains(bytes)) {
      return isNone(
          SPECIAL_IPV4, Arrays.copyOfRange(bytes, bytes.length - IPV4_LENGTH, bytes.length));
    }
    return GLOBAL_IPV6.contains(bytes) && isNone(SPECIAL_IPV6, bytes);
  }

  private static boolean isNone(List<Network> special, byte[] bytes) {
    return special.stream().noneMatch(network -> network.contains(bytes));
  }
}
