package org.voltide.study.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.energy.study.recording.PriceSeries;

class PriceTableTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static PriceSeries read(String... lines) throws InputException {
    return PriceTable.parse("prices.csv", String.join("\n", lines), BERLIN, "");
  }

  @Test
  void quarterHoursWithOffsets() throws InputException {
    PriceSeries prices =
        read(
            "start,price_eur_per_kwh",
            "2025-03-01T00:00:00+01:00,0.10",
            "2025-03-01T00:15:00+01:00,-0.02");
    assertThat(prices.start()).isEqualTo(Instant.parse("2025-02-28T23:00:00Z"));
    assertThat(prices.step()).isEqualTo(Duration.ofMinutes(15));
    assertThat(prices.perKwh()).containsExactly(0.10, -0.02);
    assertThat(prices.negativeSteps()).isEqualTo(1);
    assertThat(prices.at(Instant.parse("2025-02-28T23:29:59Z"))).isEqualTo(-0.02);
  }

  @Test
  void smardsFormatAndTheHourThatClocksShowTwice() throws InputException {
    PriceSeries prices =
        PriceTable.parse(
            "smard.csv",
            """
            \uFEFFDatum von;Datum bis;Deutschland/Luxemburg [€/MWh];Belgien [€/MWh]
            26.10.2025 01:00;26.10.2025 02:00;1.003,50;1,0
            26.10.2025 02:00;26.10.2025 03:00;3,19;2,0
            26.10.2025 02:00;26.10.2025 03:00;-2,02;3,0
            26.10.2025 03:00;26.10.2025 04:00;0,34;4,0
            26.10.2025 04:00;26.10.2025 05:00;-;-
            """,
            BERLIN,
            "deutschland");
    assertThat(prices.start()).isEqualTo(Instant.parse("2025-10-25T23:00:00Z"));
    assertThat(prices.end()).isEqualTo(Instant.parse("2025-10-26T03:00:00Z"));
    assertThat(prices.perKwh()).containsExactly(1.0035, 0.00319, -0.00202, 0.00034);
  }

  @Test
  void springSkipsAnHour() throws InputException {
    PriceSeries prices =
        read(
            "start,price_eur_per_mwh",
            "2025-03-30 01:00,46.31",
            "2025-03-30 03:00,5.10",
            "2025-03-30 04:00,1.20");
    assertThat(prices.end()).isEqualTo(Instant.parse("2025-03-30T03:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-10-26 01:00,1;2025-10-26 02:00,2;2025-10-26 03:00,3 | line 4: prices are missing or do not fit between 2025-10-26T01:00:00Z and 2025-10-26T02:00:00Z
          2025-03-01 00:00,1;2025-03-01 01:00,2;2025-03-01 03:00,3 | line 4: prices are missing or do not fit between 2025-03-01T01:00:00Z and 2025-03-01T02:00:00Z
          2025-03-01 00:00,1;2025-03-01 01:00,2;2025-03-01 01:00,3 | line 4: the prices of 2025-03-01 01:00 were already given; an hour that the clocks show twice needs offsets or must be there exactly twice
          2025-03-01 00:00,1;2025-03-01 01:00,;2025-03-01 02:00,3 | line 3: 2025-03-01 01:00 has no price; fill it in, or take a period without the gap
          2025-03-01 05:00,1;2025-03-01 01:00,2 | line 3: 2025-03-01 01:00 comes before the line above it
          2025-03-30 02:00,1;2025-03-30 03:00,2 | line 2: '2025-03-30 02:00' is no time, or one that the clocks of Europe/Berlin skip
          2025-03-01 00:07,1;2025-03-01 01:07,2 | line 2: 2025-03-01 00:07 is not the start of an hour or quarter hour
          2025-03-01 00:00,cheap;2025-03-01 01:00,2 | line 2: 'cheap' is no number
          2025-03-01 00:00,11;2025-03-01 01:00,2 | line 2: 11.0 EUR/kWh is no plausible price; check the unit in the header
          2025-03-01 00:00,;2025-03-01 01:00,- | no row has a price
          """)
  void whatIsWrongIsNamed(String rows, String sentence) {
    String text = "start,price_eur_per_kwh\n" + rows.replace(';', '\n');
    assertThatThrownBy(() -> PriceTable.parse("prices.csv", text, BERLIN, ""))
        .isInstanceOf(InputException.class)
        .hasMessage("prices.csv: " + sentence);
  }

  @Test
  void aHeaderWithoutUnitIsRefused() {
    assertThatThrownBy(() -> read("start,price", "2025-03-01T00:00:00Z,1"))
        .hasMessage("prices.csv: no column has prices in eur_per_kwh or eur_per_mwh");
    assertThatThrownBy(() -> read("start,price_eur_per_kwh"))
        .hasMessage("prices.csv: no rows follow the header");
  }
}
