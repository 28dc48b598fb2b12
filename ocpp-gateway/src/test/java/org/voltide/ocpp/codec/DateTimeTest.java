package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.ocpp.codec.Faults.faultOf;
import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Date-times as stations write them, and as we do. */
class DateTimeTest {
  private static final DateTime BINDING = new DateTime();

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z",
    "2026-02-03t04:05:06z, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06.5Z, 2026-02-03T04:05:06.500Z",
    "2026-02-03T04:05:06.123456789Z, 2026-02-03T04:05:06.123456789Z",
    "2026-02-03T04:05:06.12345678999Z, 2026-02-03T04:05:06.123456789Z",
    "2026-02-03T04:05:06+02:00, 2026-02-03T02:05:06Z",
    "2026-02-03T04:05:06-05:30, 2026-02-03T09:35:06Z",
    "2026-02-03T04:05:06.25-00:00, 2026-02-03T04:05:06.250Z",
    "2026-02-03T00:05:06+01:00, 2026-02-02T23:05:06Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z"
  })
  void isReadAsStationsWriteIt(String text, Instant expected) throws IOException {
    assertThat(Bindings.read(BINDING, "\"" + text + "\"")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-02-03",
        "2026-02-03T04:05Z",
        "2026-02-03 04:05:06Z",
        "2026-02-03T04:05:06.Z",
        "2026-02-03T04:05:06ZZ",
        "2026-02-03T04:05:06X",
        "2026-02-03T04:05:06+2",
        "2026-02-03T04:05:06+24:00",
        "2026-02-03T04:05:06+02:60",
        "2026-02-30T04:05:06Z",
        "2026-13-03T04:05:06Z",
        "2026-00-03T04:05:06Z",
        "2026-02-03T24:00:00Z",
        "2026-02-03T04:60:00Z",
        "2026-02-03T04:05:61Z",
        "26-02-03T04:05:06Z",
        "+2026-02-03T04:05:06Z",
        "٢026-02-03T04:05:06Z",
        "1770000000"
      })
  void anythingElseHasTheWrongType(String text) {
    assertThat(faultOf(() -> Bindings.read(BINDING, "\"" + text + "\"")).code())
        .isEqualTo(TypeConstraintViolation);
  }

  @Test
  void agreesWithJavaOnRandomDateTimes() throws IOException {
    RandomValues random = RandomValues.seeded(7);
    for (int i = 0; i < 1000; i++) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.integer(-17 * 60, 17 * 60));
      OffsetDateTime time =
          OffsetDateTime.ofInstant(random.instant(), offset)
              .withNano(random.integer(0, 999_999_999));

      String text = time.format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      assertThat(Bindings.read(BINDING, "\"" + text + "\"")).isEqualTo(time.toInstant());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06.100Z, 2026-02-03T04:05:06.100Z",
    "2026-02-03T04:05:06.123999999Z, 2026-02-03T04:05:06.123Z"
  })
  void isWrittenInUtcWithThreeDecimals(Instant value, String text) throws IOException {
    assertThat(Bindings.written(BINDING, value)).isEqualTo("\"" + text + "\"");
  }

  @Test
  void aYearOfFiveDigitsIsNotSent() {
    assertThat(faultOf(() -> Bindings.written(BINDING, Instant.MAX)).code())
        .isEqualTo(PropertyConstraintViolation);
  }
}
