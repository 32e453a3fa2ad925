package org.switchhook.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of IP addresses, such as {@code 192.0.2.0/24}, or a single one. */
public final class Network {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("\\[?(?=[^]]*:)[0-9A-Fa-f:.]{2,45}]?");

  private final byte[] first; // any address of it
  private final int prefix; // how many leading bits its addresses have in common

  private Network(byte[] first, int prefix) {
    this.first = first;
    this.prefix = prefix;
  }

  /**
   * Asks no name server.
   *
   * @throws IllegalArgumentException when it is no numeric address with or without a prefix length
   */
  public static Network parse(String text) {
    String[] parts = text.strip().split("/", 2);
    byte[] address = bytes(parts[0]);
    int bits = address.length * Byte.SIZE;
    int prefix = parts.length < 2 ? bits : Integer.parseInt(parts[1]);
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("not a prefix length from 0 to " + bits);
    }
    return new Network(address, prefix);
  }

  /** True for an address that {@link #parse} takes. */
  public static boolean isNumeric(String text) {
    return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  private static byte[] bytes(String text) {
    if (!isNumeric(text)) {
      throw new IllegalArgumentException("not an IP address");
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IP address", e);
    }
  }

  /**
   * @param address numeric; any other text is in no network
   */
  public boolean contains(String address) {
    return contains(isNumeric(address) ? bytes(address) : new byte[0]);
  }

  /**
   * @param other the 4 or 16 bytes of an address; anything else is in no network
   */
  public boolean contains(byte[] other) {
    if (other.length != first.length) { // also one of the other family
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      if (bit(first, bit) != bit(other, bit)) {
        return false;
      }
    }
    return true;
  }

  private static int bit(byte[] address, int index) {
    return address[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
  }
}
