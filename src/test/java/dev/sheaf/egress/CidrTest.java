package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "1.2.3.4, 1.2.3.4, true",
    "1.2.3.4, 1.2.3.5, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 2606:4700::1, false",
    "::/0, 2606:4700::1, true",
    "fd00::/9, fd7f::1, true",
    "fd00::/9, fd80::1, false",
    "10.1.2.3/8, 10.9.9.9, true",
  })
  void containsByItsLeadingBits(String network, String address, boolean inside) {
    assertThat(Cidr.parse(network).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
  }

  @Test
  void spacesAroundDoNotMatter() {
    assertThat(Cidr.parse(" 10.0.0.0/8 ")).isEqualTo(Cidr.parse("10.0.0.0/8"));
  }

  /// `10.1/16` would be read as 10.0.0.1 by the JDK: not what whoever wrote it means.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.0/x",
        "10.0.0.0/+8",
        "10.1/16",
        "10",
        "256.0.0.0/8",
        "1.2.3.4.5",
        "...",
        ":",
        ":::",
        "1:2:3",
        "localhost",
        "example.com/8",
        "fe80::1%eth0",
        "[::1]/128",
        "10.0.0.0 /8x"
      })
  void whatIsNoNetworkIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.0/8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "fd00::/129"})
  void moreBitsThanTheAddressHasAreRefused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
