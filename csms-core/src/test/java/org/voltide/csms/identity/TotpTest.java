package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private final Totp totp = new Totp(SECRET);

  /** RFC 6238, appendix B, of whose eight digits the last six are shown. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theRfcsExamples(long second, String code) {
    Instant time = Instant.ofEpochSecond(second);
    assertThat(totp.code(Totp.step(time))).isEqualTo(code);
    assertThat(totp.stepOf(code, time)).hasValue(second / 30);
  }

  @Test
  void aCodeIsGoodOneStepEarlyAndLate() {
    Instant time = Instant.ofEpochSecond(1_111_111_109);
    String code = totp.code(Totp.step(time));
    assertThat(totp.stepOf(code, time.plusSeconds(30))).hasValue(Totp.step(time));
    assertThat(totp.stepOf(code, time.minusSeconds(30))).hasValue(Totp.step(time));
    assertThat(totp.stepOf(code, time.plusSeconds(60))).isEmpty();
    assertThat(totp.stepOf("not a code", time)).isEmpty();
  }

  /** RFC 4648, 10. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
  void secretsAreWrittenInBase32(String text, String encoded) {
    assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }
}
