package dev.sheaf.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// A range of addresses, as in `10.0.0.0/8` or `fd00::/8`.
public record Cidr(InetAddress network, int bits) {

  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  public Cidr {
    int most = network.getAddress().length * 8;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "the network " + network.getHostAddress() + " has /" + bits + ", must be 0 to " + most);
    }
  }

  /// Reads `address/bits`, or a bare address for that address alone.
  public static Cidr parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no network; write it as 10.0.0.0/8 or fd00::/8");
    }
    try {
      InetAddress network = InetAddress.getByName(parts[0]);
      int most = network.getAddress().length * 8;
      return new Cidr(network, parts.length == 1 ? most : Integer.parseInt(parts[1]));
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no network; write it as 10.0.0.0/8 or fd00::/8", e);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] a = network.getAddress();
    byte[] b = address.getAddress();
    if (a.length != b.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
