package dev.sheaf.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses may be called. The public internet may; what is inside the house (loopback,
/// private and link-local networks, cloud metadata services) may only where the operator lists it.
///
/// An IPv6 address that carries an IPv4 one inside (mapped, translated, NAT64, 6to4) is judged by
/// the one inside.
public record AddressPolicy(List<Cidr> allowed) {

  private static final List<Cidr> INSIDE =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Cidr::parse)
          .toList();

  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final Cidr NAT64_LOCAL = Cidr.parse("64:ff9b:1::/48");
  private static final Cidr TRANSLATED = Cidr.parse("::ffff:0:0:0/96");
  private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

  /// The default: nothing inside the house.
  public static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(List.of());

  public AddressPolicy {
    allowed = List.copyOf(allowed);
  }

  public boolean permits(InetAddress address) {
    InetAddress real = unwrapped(address);
    if (allowed.stream().anyMatch(range -> range.contains(address) || range.contains(real))) {
      return true;
    }
    return INSIDE.stream().noneMatch(range -> range.contains(real))
        && !NAT64_LOCAL.contains(address);
  }

  private static InetAddress unwrapped(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    if (NAT64.contains(address) || TRANSLATED.contains(address) || isCompatible(bytes)) {
      return v4(bytes, 12);
    }
    return SIX_TO_FOUR.contains(address) ? v4(bytes, 2) : address;
  }

  /// `::a.b.c.d`, long deprecated; `::` and `::1` are not of that form.
  private static boolean isCompatible(byte[] bytes) {
    for (int i = 0; i < 12; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[12] != 0 || bytes[13] != 0;
  }

  private static InetAddress v4(byte[] bytes, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
