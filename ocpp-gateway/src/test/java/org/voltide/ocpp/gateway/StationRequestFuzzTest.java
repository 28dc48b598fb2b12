package org.voltide.ocpp.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a request line or a header says: it names a station or nobody. */
class StationRequestFuzzTest {

  @FuzzTest
  void identities(byte[] uri) {
    StationRequest.identity(new String(uri, UTF_8))
        .ifPresent(
            identity ->
                assertThat(identity).isNotEmpty().hasSizeLessThanOrEqualTo(48).doesNotContain(":"));
  }

  @FuzzTest
  void credentials(byte[] authorization) {
    StationRequest.credentials(new String(authorization, UTF_8))
        .ifPresent(given -> assertThat(given.username()).doesNotContain(":"));
  }
}
