package org.voltide.csms.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times for COPY. */
class IsoTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T06:58:36.432Z",
        "2024-02-29T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.000000001Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.5Z",
        "-0044-03-15T12:00:00Z",
        "+12026-01-01T00:00:00Z"
      })
  void isTheTimeThatWasMeant(String time) {
    byte[] row = new byte[1 + IsoTime.BYTES];
    int end = IsoTime.write(Instant.parse(time), row, 1);
    String written = new String(Arrays.copyOfRange(row, 1, end), StandardCharsets.US_ASCII);
    assertThat(Instant.parse(written)).isEqualTo(Instant.parse(time));
  }
}
