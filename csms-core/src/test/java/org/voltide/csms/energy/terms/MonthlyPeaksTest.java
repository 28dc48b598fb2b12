package org.voltide.csms.energy.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class MonthlyPeaksTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final MonthlyPeaks peaks = new MonthlyPeaks(database);

  MonthlyPeaksTest() {
    database.update(
        "insert into site values ('depot', 'Depot', null, null, 'Europe/Berlin', 1, 1, 0, now())");
    database.update("insert into site_peak values ('depot', '2026-03-01', 60000, now())");
  }

  private double reachedW(String now) {
    TimeGrid grid = TimeGrid.from(Instant.parse(now), Duration.ofMinutes(15), Duration.ofHours(24));
    return peaks.reachedW("depot", BERLIN, 4_000, grid);
  }

  @Test
  void thePeakHoldsForItsMonthOfTheSitesZone() {
    assertThat(reachedW("2026-03-30T21:30:00Z")).isEqualTo(60_000);
    assertThat(reachedW("2026-02-28T23:30:00Z")).isEqualTo(60_000);
    assertThat(reachedW("2026-03-31T22:30:00Z")).isEqualTo(4_000);
  }

  @Test
  void aPlanThatReachesIntoTheNextMonthFindsNothingReachedThere() {
    assertThat(reachedW("2026-03-30T22:30:00Z")).isEqualTo(4_000);
  }

  @Test
  void anotherBaseLoadChangesNoQuarterHourOfBefore() {
    database.update(
        "insert into site_power values ('depot', 'LOAD', 'MEASURED', '2026-03-03T10:00:00Z', 90000)");
    assertThat(reachedW("2026-03-20T10:00:00Z")).isEqualTo(60_000);
    assertThat(reachedW("2026-03-03T11:00:00Z")).isEqualTo(90_000);
  }
}
