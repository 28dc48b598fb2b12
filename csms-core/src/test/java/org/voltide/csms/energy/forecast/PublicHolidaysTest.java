package org.voltide.csms.energy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {

  private static List<String> in(String zone, int year) {
    PublicHolidays holidays = PublicHolidays.in(ZoneId.of(zone));
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(holidays::include)
        .map(day -> day.toString().substring(5))
        .toList();
  }

  @Test
  void easterIsWhereTablesHaveIt() {
    assertThat(Stream.of(2000, 2008, 2011, 2024, 2025, 2026, 2027, 2038, 2049))
        .extracting(PublicHolidays::easterSunday)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18");
  }

  @Test
  void aGermanYear() {
    assertThat(in("Europe/Berlin", 2026))
        .containsExactly(
            "01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26");
  }

  @Test
  void aBritishYearHasDaysInSteadOfThoseOnWeekends() {
    assertThat(in("Europe/London", 2022))
        .as("New Year was a Saturday, Christmas a Sunday")
        .containsExactly("01-03", "04-15", "04-18", "05-02", "05-30", "08-29", "12-26", "12-27");
    assertThat(in("Europe/London", 2021)).contains("12-27", "12-28");
  }

  @Test
  void othersHaveTheirOwn() {
    assertThat(in("Europe/Amsterdam", 2025)).contains("04-26").doesNotContain("04-27");
    assertThat(in("Europe/Paris", 2026)).contains("07-14", "05-08").hasSize(11);
    assertThat(in("Europe/Vienna", 2026)).contains("06-04", "10-26").hasSize(13);
    assertThat(in("Europe/Zurich", 2026)).contains("08-01");
    assertThat(in("America/New_York", 2026)).isEmpty();
  }
}
