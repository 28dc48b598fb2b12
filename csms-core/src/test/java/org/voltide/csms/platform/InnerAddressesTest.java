package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::"
      })
  void ofThisMachineAndItsNetworks(String address) throws UnknownHostException {
    assertThat(InnerAddresses.include(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "100.128.0.1", "172.32.0.1", "2001:db8::1", "64:ff9b::192.0.2.1"})
  void ofTheRestOfTheWorld(String address) throws UnknownHostException {
    assertThat(InnerAddresses.include(InetAddress.getByName(address))).isFalse();
  }
}
