package dev.sheaf.egress;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of addresses, as in `10.0.0.0/8` or `fd00::/8`.
public record Cidr(InetAddress network, int bits) {

  /// All four numbers of an IPv4 address are asked for: the JDK reads `10.1` as 10.0.0.1.
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(-?\\d{1,9}))?");

  public Cidr {
    int most = network.getAddress().length * 8;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "the network " + network.getHostAddress() + " has /" + bits + ", must be 0 to " + most);
    }
  }

  /// Reads `address/bits`, or a bare address for that address alone.
  public static Cidr parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw noNetwork(text, null);
    }
    InetAddress network = address(text, written.group(1));
    String bits = written.group(2);
    return new Cidr(
        network, bits == null ? network.getAddress().length * 8 : Integer.parseInt(bits));
  }

  private static InetAddress address(String text, String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException e) {
      throw noNetwork(text, e);
    }
  }

  private static IllegalArgumentException noNetwork(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no network; write it as 10.0.0.0/8 or fd00::/8", cause);
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
