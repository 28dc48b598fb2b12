package org.voltide.csms.energy.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerFileTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static NavigableMap<Instant, Double> means(String csv) throws PowerFileException {
    return Quarters.means(PowerFile.csv(csv.replace(';', '\n'), BERLIN).intervals());
  }

  @Test
  void wattsAndEnergiesBecomeQuarterHours() throws PowerFileException {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    assertThat(means("start,power_w;2026-03-01T12:00:00Z,800;2026-03-01T12:15:00Z,900;"))
        .containsExactly(Map.entry(noon, 800.0), Map.entry(noon.plusSeconds(900), 900.0));
    assertThat(means("start,energy_kwh;2026-03-01 13:00,2;2026-03-01 14:00,4"))
        .hasSize(8)
        .containsEntry(noon.plusSeconds(2_700), 2_000.0)
        .containsEntry(noon.plusSeconds(3_600), 4_000.0);
    assertThat(
            means(
                "start,energy_wh;2026-03-01T12:00Z,10;2026-03-01T12:05Z,20;2026-03-01T12:10Z,30"
                    + ";2026-03-01T12:15Z,5"))
        .hasSize(2)
        .containsEntry(noon, 240.0)
        .hasEntrySatisfying(
            noon.plusSeconds(900), watts -> assertThat(watts).isCloseTo(60, within(1e-9)));
  }

  @Test
  void theHourThatComesTwiceIsToldApartByTheOrderOfRows() throws PowerFileException {
    NavigableMap<Instant, Double> means =
        means(
            "start,power_w;2026-10-25T01:00,1;2026-10-25T02:00,2;2026-10-25T02:00,3"
                + ";2026-10-25T03:00,4");
    assertThat(means).hasSize(16);
    assertThat(means).containsEntry(Instant.parse("2026-10-25T00:00:00Z"), 2.0);
    assertThat(means).containsEntry(Instant.parse("2026-10-25T01:00:00Z"), 3.0);
    assertThat(means).containsEntry(Instant.parse("2026-10-25T02:00:00Z"), 4.0);
  }

  @Test
  void aGapIsNotedAndTaken() throws PowerFileException {
    PowerTable.Content content =
        PowerFile.csv(
            "start,power_kw\n2026-03-01T00:00Z,1\n2026-03-01T01:00Z,1\n2026-03-01T05:00Z,1\n",
            BERLIN);
    assertThat(content.notes())
        .containsExactly(
            "line 4: nothing is known from 2026-03-01T02:00:00Z to 2026-03-01T05:00:00Z");
    assertThat(Quarters.means(content.intervals())).hasSize(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start,watts;2026-03-01T00:00Z,1 | line 1: the header must be",
        "start,power_w;2026-03-01T00:00Z,1 | at least two rows",
        "start,power_w;2026-03-01T00:00Z,1;2026-03-01T00:00Z,2 | line 3: 2026-03-01T00:00:00Z was"
            + " already given in line 2",
        "start,power_w;2026-03-01T01:00Z,1;2026-03-01T00:00Z,2 | line 3: 2026-03-01T00:00:00Z comes"
            + " before line 2",
        "start,power_w;2026-03-29T01:00,1;2026-03-29T02:00,2 | line 3: there is no 2026-03-29T02:00"
            + " in Europe/Berlin",
        "start,power_w;yesterday,1 | line 2: 'yesterday' is no time",
        "start,power_w;2026-03-01T00:00Z,many | line 2: 'many' is no number",
        "start,power_w;2026-03-01T00:00Z,1;2026-03-01T01:00Z,NaN | line 3: NaN is no plausible"
            + " power",
        "start,power_kw;2026-03-01T00:00Z,1;2026-03-01T01:00Z,1e9 | line 3: 1.0E9 is no plausible",
        "start,power_w;2026-03-01T00:00Z,1,2 | line 2: a row has 2 values",
        "start,power_w;2026-03-01T00:00Z,1;2026-03-01T00:07Z,1 | line 3: 420 s after the row"
            + " before",
        "start,power_w;2026-03-01T00:00Z,1;2026-03-01T00:30Z,1;2026-03-01T01:15Z,1 | line 4:"
            + " 2026-03-01T01:15:00Z does not fit"
      })
  void whatIsWrongIsRefusedWithItsLine(String csv, String message) {
    assertThatThrownBy(() -> means(csv))
        .isInstanceOf(PowerFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void jsonSaysTheSame() throws PowerFileException {
    String json =
        """
        [{"start":"2026-03-01T12:00:00Z","powerW":800},{"start":"2026-03-01T12:15:00Z","energyKwh":0.2}]
        """;
    assertThat(Quarters.means(PowerFile.json(json, BERLIN).intervals()).values())
        .containsExactly(800.0, 800.0);
    assertThatThrownBy(() -> PowerFile.json("[{\"start\":\"2026-03-01T12:00Z\"}]", BERLIN))
        .hasMessageStartingWith("entry 1: needs start and one number");
    assertThatThrownBy(() -> PowerFile.json("{}", BERLIN)).hasMessageContaining("no JSON array");
    assertThatThrownBy(() -> PowerFile.json("[\n{", BERLIN)).hasMessage("line 2: this is no JSON");
  }

  @Test
  void aReadingHoldsUntilTheNextButNotForEver() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    List<MeterReading> readings =
        List.of(
            MeterReading.total(noon, 600.0),
            MeterReading.total(noon.plusSeconds(300), 1_200.0),
            MeterReading.total(noon.plusSeconds(7_200), 5.0));
    assertThat(Quarters.means(Quarters.held(readings)))
        .containsExactly(
            Map.entry(noon, 1_000.0),
            Map.entry(noon.plusSeconds(900), 1_200.0),
            Map.entry(noon.plusSeconds(7_200), 5.0));
  }
}
