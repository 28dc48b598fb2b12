package org.voltide.csms.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyDayTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final SteadyDay steady = new SteadyDay(Duration.ofHours(1));

  private Optional<LocalDate> told(LocalDate day, int minute) {
    return steady.tell(day, Duration.ofMinutes(minute).toNanos());
  }

  @Test
  void aDayIsBelievedAfterAnHour() {
    assertThat(told(TODAY, 0)).isEmpty();
    assertThat(told(TODAY, 59)).isEmpty();
    assertThat(told(TODAY, 60)).contains(TODAY);
    assertThat(told(TODAY.plusDays(1), 61)).contains(TODAY);
    assertThat(told(TODAY.plusDays(1), 119)).contains(TODAY);
    assertThat(told(TODAY.plusDays(1), 121)).contains(TODAY.plusDays(1));
  }

  @Test
  void aClockThatJumpedAheadAndWasSetBackIsNeverBelieved() {
    for (int minute = 0; minute < 300; minute++) {
      boolean wrong = minute >= 100 && minute < 155;
      Optional<LocalDate> believed = told(wrong ? TODAY.plusYears(3) : TODAY, minute);
      assertThat(believed).isEqualTo(minute < 60 ? Optional.empty() : Optional.of(TODAY));
    }
  }

  @Test
  void aClockThatWentBackIsBelievedAtOnce() {
    told(TODAY, 0);
    assertThat(told(TODAY.minusDays(9), 60)).contains(TODAY.minusDays(9));
  }
}
