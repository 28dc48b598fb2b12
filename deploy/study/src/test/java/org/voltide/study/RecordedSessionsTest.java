package org.voltide.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.study.comparison.CaseResult;
import org.voltide.csms.energy.study.comparison.Comparison;
import org.voltide.csms.energy.study.comparison.Comparisons;
import org.voltide.csms.energy.study.recording.PriceSeries;
import org.voltide.csms.energy.study.recording.Recording;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.energy.study.simulation.Period;
import org.voltide.csms.energy.study.simulation.Quarters;
import org.voltide.csms.energy.study.simulation.Site;
import org.voltide.csms.energy.study.simulation.Stay;
import org.voltide.csms.energy.study.simulation.Stays;
import org.voltide.csms.energy.study.simulation.Strategy.Current;
import org.voltide.csms.energy.study.simulation.Strategy.Knowledge;
import org.voltide.study.input.InputException;
import org.voltide.study.input.PriceTable;
import org.voltide.study.input.SessionFile;

/**
 * Two days of recorded residential sessions with prices of 2025, where the data lies beside the
 * project. docs/BENCHMARKS.md has whole weeks.
 */
class RecordedSessionsTest {

  private static final Path DATA = Path.of("../../../shared/energy/data");
  private static final Path SESSIONS =
      DATA.resolve("norway_residential/dataset1_ev_charging_reports.csv");
  private static final Path PRICES =
      DATA.resolve("prices_smard_2025/smard_wholesale_2025_hourly.csv");
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void aRollingHorizonComesCloseToPerfectKnowledge() throws InputException {
    assumeTrue(
        Files.exists(SESSIONS) && Files.exists(PRICES),
        "the recorded sessions and prices are not beside the project");
    PriceSeries prices = PriceTable.read(PRICES, BERLIN, "Deutschland");
    assertThat(prices.negativeSteps()).isEqualTo(573);
    SessionFile file = SessionFile.read(SESSIONS, OSLO);
    assertThat(file.leftOut()).hasSize(2);
    Recording recording = Recording.over(prices, file.sessions(), OSLO, Optional.empty());
    Quarters quarters = new Quarters(prices.start());
    List<Stay> stays = Stays.of(recording.sessions(), Assumptions.usual(), quarters).stays();
    int from = quarters.from(Instant.parse("2025-12-01T00:00:00Z"));
    Period days = Period.of(from, from + 2 * Quarters.PER_DAY, stays);
    Site site = new Site(45, 45, new Tariff(0.15, 1, 0.12).market(prices, BERLIN), quarters);
    Comparisons all = compared(new Comparison(site, stays, stays, List.of(days), PATIENCE));
    for (CaseResult each : all.steered()) {
      assertThat(each.total().faults()).as(each.strategy().name()).isEmpty();
      assertThat(all.brokenFeasible(each)).as(each.strategy().name()).isZero();
      assertThat(each.safePlans()).as(each.strategy().name()).isZero();
      boolean forecast = each.strategy().knowledge() == Knowledge.FORECAST;
      if (each.strategy().current() == Current.ANY) {
        assertThat(each.total().storedKwh())
            .isCloseTo(all.uncontrolled().total().storedKwh(), within(0.1));
        assertThat(all.aboveBest(each)).isLessThan(forecast ? 0.02 : 0.04);
      } else {
        assertThat(all.saving(each)).isGreaterThan(0.95 * all.saving(all.asRun(true)));
      }
    }
  }

  private static Comparisons compared(Comparison comparison) {
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      return comparison.run(workers);
    }
  }
}
