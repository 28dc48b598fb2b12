package org.voltide.csms.energy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Problem;

class DaysTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-29");

  @Test
  void theLastThirtyDaysAreUsual() {
    assertThat(Days.of(null, null, TODAY))
        .isEqualTo(new Days(LocalDate.parse("2026-02-28"), TODAY));
  }

  @Test
  void fourHundredDaysAreTheMost() {
    assertThat(Days.of(TODAY.minusDays(399), TODAY, TODAY).last()).isEqualTo(TODAY);
    assertThatThrownBy(() -> Days.of(TODAY.minusDays(400), TODAY, TODAY))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Days.of(TODAY.plusDays(1), TODAY, TODAY)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Days.of(null, LocalDate.MAX, TODAY)).isInstanceOf(Problem.class);
  }

  @Test
  void everyDayAndMonthThatHasAPartIsTold() {
    LocalDate first = LocalDate.parse("2026-01-30");
    assertThat(Bucket.DAY.starts(first, LocalDate.parse("2026-02-01")))
        .containsExactly(first, LocalDate.parse("2026-01-31"), LocalDate.parse("2026-02-01"));
    assertThat(Bucket.MONTH.starts(first, LocalDate.parse("2026-03-01")))
        .containsExactly(
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-02-01"),
            LocalDate.parse("2026-03-01"));
  }
}
