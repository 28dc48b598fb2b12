package org.voltide.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void tellsADayAgainAtTheSameHours() throws PriceFileException {
    PriceBook book = PriceBook.parse("p.csv", file(2));
    LocalDate day = LocalDate.of(2026, 1, 10);

    List<String> told = book.retold(day, BERLIN).lines().toList();

    assertThat(told).hasSize(25);
    assertThat(told.get(0)).isEqualTo("start,import_eur_per_kwh,export_eur_per_kwh");
    assertThat(told.get(1)).startsWith("2026-01-10T00:00:00+01:00,");
    assertThat(told.get(24)).startsWith("2026-01-10T23:00:00+01:00,").endsWith(".23,0.23");
  }

  @Test
  void takesTheDaysOfTheFileInTurn() throws PriceFileException {
    PriceBook book = PriceBook.parse("p.csv", file(2));
    LocalDate day = LocalDate.of(2026, 1, 10);

    assertThat(values(book.retold(day, BERLIN)))
        .isNotEqualTo(values(book.retold(day.plusDays(1), BERLIN)))
        .isEqualTo(values(book.retold(day.plusDays(2), BERLIN)));
  }

  @Test
  void aDayOfAnotherLengthIsToldWhole() throws PriceFileException {
    PriceBook book = PriceBook.parse("p.csv", file(1));

    assertThat(book.retold(LocalDate.of(2026, 3, 29), BERLIN).lines()).hasSize(24);
    assertThat(book.retold(LocalDate.of(2026, 10, 25), BERLIN).lines()).hasSize(26);
  }

  @Test
  void refusesWhatIsNoPriceFile() {
    List<String> gap = file(1);
    gap.remove(5);
    List<String> word = file(1);
    word.set(3, "2025-06-01T02:00:00+02:00,cheap,0.1");

    assertThatThrownBy(() -> PriceBook.parse("p.csv", List.of("when,much")))
        .hasMessageStartingWith("p.csv:1: the header must be");
    assertThatThrownBy(() -> PriceBook.parse("p.csv", gap))
        .hasMessage("p.csv:6: a gap or a repeat");
    assertThatThrownBy(() -> PriceBook.parse("p.csv", word)).hasMessageStartingWith("p.csv:4:");
  }

  private static List<String> file(int days) {
    List<String> lines = new ArrayList<>();
    lines.add("start,import_eur_per_kwh,export_eur_per_kwh");
    for (int day = 1; day <= days; day++) {
      for (int hour = 0; hour < 24; hour++) {
        lines.add(
            "2025-06-%02dT%02d:00:00+02:00,%d.%02d,0.%02d".formatted(day, hour, day, hour, hour));
      }
    }
    return lines;
  }

  private static List<String> values(String csv) {
    return csv.lines().skip(1).map(line -> line.substring(line.indexOf(','))).toList();
  }
}
