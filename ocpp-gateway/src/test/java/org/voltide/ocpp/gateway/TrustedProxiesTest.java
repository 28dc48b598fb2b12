package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      TrustedProxies.in(List.of("10.1.0.0/16", "192.0.2.7", "fd00::/8"));

  private String caller(String peer, String... header) {
    return proxies.caller(InetAddress.ofLiteral(peer), List.of(header)).getHostAddress();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.1.2.3     | 203.0.113.9                      | 203.0.113.9
          10.1.2.3     | 198.51.100.1, 203.0.113.9        | 203.0.113.9
          10.1.2.3     | 203.0.113.9, 10.1.9.9, 192.0.2.7 | 203.0.113.9
          10.1.2.3     | 203.0.113.9:41000                | 203.0.113.9
          fd12::1      | [2001:db8::5]:443                | 2001:db8:0:0:0:0:0:5
          fd12::1      | 2001:db8::5                      | 2001:db8:0:0:0:0:0:5
          203.0.113.50 | 198.51.100.1                     | 203.0.113.50
          192.0.2.8    | 198.51.100.1                     | 192.0.2.8
          10.1.2.3     | 10.1.9.9                         | 10.1.9.9
          """)
  void whoIsNoProxyIsTheCaller(String peer, String header, String caller) {
    assertThat(caller(peer, header)).isEqualTo(caller);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "evil.example", "203.0.113.9, _hidden", "203.0.113.9, ", ""})
  void whatIsNoAddressSaysNothing(String header) {
    assertThat(caller("10.1.2.3", header)).isEqualTo("10.1.2.3");
  }

  @Test
  void manyHeadersAreOne() {
    assertThat(caller("10.1.2.3", "198.51.100.1", "203.0.113.9", "10.1.9.9"))
        .isEqualTo("203.0.113.9");
    assertThat(caller("10.1.2.3")).isEqualTo("10.1.2.3");
  }

  @Test
  void anEndlessRowOfProxiesIsNotFollowed() {
    String row = "203.0.113.9," + String.join(",", Collections.nCopies(5_000, "10.1.9.9"));
    assertThat(caller("10.1.2.3", row)).isEqualTo("10.1.9.9");
  }

  @Test
  void nobodyIsBelievedUnlessNamed() {
    InetAddress peer = InetAddress.ofLiteral("10.1.2.3");
    assertThat(TrustedProxies.NONE.caller(peer, List.of("203.0.113.9"))).isEqualTo(peer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "", "fd00::/-1"})
  void networksAreAddresses(String text) {
    assertThatThrownBy(() -> TrustedProxies.in(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is no address and no network like 10.1.0.0/16.", text);
  }
}
