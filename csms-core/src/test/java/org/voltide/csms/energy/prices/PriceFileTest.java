package org.voltide.csms.energy.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {

  private static final String HEADER = "start,import_eur_per_kwh,export_eur_per_kwh\n";
  private static final String MIDNIGHT = "2026-03-01T00:00:00+01:00,0.25,0.08\n";

  @Test
  void readsHoursAndQuarterHours() throws PriceFileException {
    List<PriceStep> hours =
        PriceFile.parse(HEADER + MIDNIGHT + "2026-03-01T01:00:00+01:00,0.2,-0.01\n");
    List<PriceStep> quarters =
        PriceFile.parse(HEADER + MIDNIGHT + "2026-03-01T00:15:00+01:00,0.2,0\n");

    assertThat(hours.getFirst())
        .isEqualTo(
            new PriceStep(
                Instant.parse("2026-02-28T23:00:00Z"),
                Instant.parse("2026-03-01T00:00:00Z"),
                new BigDecimal("0.25"),
                new BigDecimal("0.08")));
    assertThat(hours.getLast().exportPrice()).isEqualByComparingTo("-0.01");
    assertThat(quarters.getLast().end()).isEqualTo(Instant.parse("2026-02-28T23:30:00Z"));
  }

  @Test
  void convertsMegawattHours() throws PriceFileException {
    List<PriceStep> steps =
        PriceFile.parse(
            "start,import_eur_per_mwh,export_eur_per_mwh\r\n2026-03-01T00:00:00Z,134.08,-250.3\r\n");

    assertThat(steps.getFirst().importPrice()).isEqualByComparingTo("0.13408");
    assertThat(steps.getFirst().exportPrice()).isEqualByComparingTo("-0.2503");
    assertThat(steps.getFirst().end()).isEqualTo(Instant.parse("2026-03-01T01:00:00Z"));
  }

  @Test
  void daysWith23And25HoursAreSeamless() throws PriceFileException {
    List<PriceStep> spring = PriceFile.parse(HEADER + berlinDay("2026-03-28T23:00:00Z", 23));
    List<PriceStep> autumn = PriceFile.parse(HEADER + berlinDay("2026-10-24T22:00:00Z", 25));

    assertThat(spring).hasSize(23);
    assertThat(autumn).hasSize(25);
    assertThat(autumn.get(2).end()).isEqualTo(autumn.get(3).start());
  }

  @Test
  void quarterHoursOfTheDaysOfTheClockChangeAreSeamless() throws PriceFileException {
    String spring = berlinSteps("2026-03-28T23:00:00Z", 23 * 4, 15);
    String autumn = berlinSteps("2026-10-24T22:00:00Z", 25 * 4, 15);

    assertThat(PriceFile.parse(HEADER + spring)).hasSize(92);
    assertThat(PriceFile.parse(HEADER + autumn)).hasSize(100);
  }

  @Test
  void theDoubledHourOfTheClockChangeIsTwoHoursOnlyByItsOffset() {
    String first = "2026-10-25T02:00:00+02:00,0.2,0.1\n";
    assertRefused(HEADER + first + first, 3, "already given in line 2");
    assertRefused(HEADER + "2026-10-25T02:00:00,0.2,0.1\n", 2, "is no time with offset");
  }

  private static String berlinDay(String start, int hours) {
    return berlinSteps(start, hours, 60);
  }

  private static String berlinSteps(String start, int steps, int minutes) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    return IntStream.range(0, steps)
        .mapToObj(i -> Instant.parse(start).plus(Duration.ofMinutes((long) i * minutes)))
        .map(at -> at.atZone(berlin))
        .map(at -> at.toOffsetDateTime() + ",0.2,0.1")
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2026-03-01T00:00:00+01:00,0.2,0.1            | 3 | already given in line 2",
        "2026-02-28T22:00:00+01:00,0.2,0.1            | 3 | comes before line 2",
        "2026-03-01T03:00:00+01:00,0.2,0.1            | 3 | prices are missing",
        "2026-03-01T00:30:00+01:00,0.2,0.1            | 3 | prices are missing",
        "2026-03-01 01:00,0.2,0.1                     | 3 | is no time with offset",
        "2026-03-01T01:00:00,0.2,0.1                  | 3 | is no time with offset",
        "2026-03-01T01:00:00+01:00,cheap,0.1          | 3 | 'cheap' is no number",
        "2026-03-01T01:00:00+01:00,0.2,               | 3 | '' is no number",
        "2026-03-01T01:00:00+01:00,134.08,84.08       | 3 | check the unit",
        "2026-03-01T01:00:00+01:00,0.2                | 3 | 3 values",
        "2026-03-01T01:00:00+01:00,0,2,0,1            | 3 | 3 values",
      })
  void aWrongRowIsRefusedWithItsLine(String row, int line, String why) {
    assertRefused(HEADER + MIDNIGHT + row.strip() + "\n", line, why);
  }

  @Test
  void theFirstWrongLineCountsEvenAfterBlankOnes() {
    assertRefused(
        HEADER + MIDNIGHT + "\n" + "2026-03-01T01:00:00+01:00,x,1\n" + "y\n",
        4,
        "'x' is no number");
  }

  @Test
  void aStepThatChangesIsRefused() {
    assertRefused(
        HEADER
            + MIDNIGHT
            + "2026-03-01T00:15:00+01:00,0.2,0.1\n"
            + "2026-03-01T01:15:00+01:00,0.2,0.1\n",
        4,
        "prices are missing");
  }

  @Test
  void aStartBesideTheHourIsRefused() {
    assertRefused(HEADER + "2026-03-01T00:07:00+01:00,0.2,0.1\n", 2, "not the start");
  }

  @Test
  void aWrongHeaderOrUnitIsRefused() {
    assertRefused(
        "start,import_ct_per_kwh,export_ct_per_kwh\n" + MIDNIGHT, 1, "the header must be");
    assertRefused("", 1, "the header must be");
    assertRefused(HEADER, 1, "no rows");
  }

  private static void assertRefused(String file, int line, String why) {
    assertThatThrownBy(() -> PriceFile.parse(file))
        .isInstanceOfSatisfying(
            PriceFileException.class,
            e -> {
              assertThat(e.line()).isEqualTo(line);
              assertThat(e).hasMessageContaining(why).hasMessageStartingWith("line " + line + ":");
            });
  }
}
