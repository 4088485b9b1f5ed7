package dev.sheaf.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "127.0.0.1",
        "127.255.255.254",
        "::",
        "::1", // this machine
        "10.0.0.0",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1", // private
        "100.64.0.1",
        "100.127.255.255", // carrier-grade NAT
        "169.254.1.1",
        "169.254.169.254",
        "fe80::1",
        "fec0::1", // link-local, metadata
        "fc00::1",
        "fd00:ec2::254",
        "fdff:ffff::1", // unique local
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "192.88.99.1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "5f00::1", // reserved
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "ff02::1", // many at once
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe", // IPv4-mapped
        "::ffff:0:10.0.0.1", // IPv4-translated
        "::10.0.0.1",
        "::127.0.0.1",
        "::2", // IPv4-compatible
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", // NAT64
        "2002:7f00:1::1",
        "2002:a00:1::",
        "2002:a9fe:a9fe::1", // 6to4
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2" // Teredo
      })
  void whatIsInsideIsRefused(String address) {
    assertThat(AddressPolicy.PUBLIC_ONLY.permits(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "93.184.215.14",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001::200e",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1"
      })
  void whatIsPublicPasses(String address) {
    assertThat(AddressPolicy.PUBLIC_ONLY.permits(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void listedNetworksPassAndTheirNeighboursDoNot() {
    AddressPolicy policy =
        new AddressPolicy(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("fd00:1::/32")));

    assertThat(policy.permits(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(policy.permits(InetAddress.ofLiteral("::ffff:10.1.2.3"))).isTrue();
    assertThat(policy.permits(InetAddress.ofLiteral("64:ff9b::10.1.2.3"))).isTrue();
    assertThat(policy.permits(InetAddress.ofLiteral("fd00:1::5"))).isTrue();
    assertThat(policy.permits(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
    assertThat(policy.permits(InetAddress.ofLiteral("fd00:2::5"))).isFalse();
    assertThat(policy.permits(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  @Test
  void loopbackCanBeListedAlone() {
    AddressPolicy policy = new AddressPolicy(List.of(Cidr.parse("::1")));

    assertThat(policy.permits(InetAddress.ofLiteral("::1"))).isTrue();
    assertThat(policy.permits(InetAddress.ofLiteral("::"))).isFalse();
    assertThat(policy.permits(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }
}
