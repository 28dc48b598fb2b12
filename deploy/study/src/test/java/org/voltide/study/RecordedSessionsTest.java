package org.voltide.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.study.comparison.CaseResult;
import org.voltide.study.comparison.Comparison;
import org.voltide.study.comparison.Comparisons;
import org.voltide.study.comparison.Recording;
import org.voltide.study.input.InputException;
import org.voltide.study.input.PriceTable;
import org.voltide.study.input.SessionFile;
import org.voltide.study.input.SpotPrices;
import org.voltide.study.simulation.Assumptions;
import org.voltide.study.simulation.Market;
import org.voltide.study.simulation.Period;
import org.voltide.study.simulation.Quarters;
import org.voltide.study.simulation.Site;
import org.voltide.study.simulation.Stay;
import org.voltide.study.simulation.Stays;
import org.voltide.study.simulation.Strategy.Current;
import org.voltide.study.simulation.Strategy.Knowledge;
import org.voltide.study.simulation.Tariff;

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

  @Test
  void aRollingHorizonComesCloseToPerfectKnowledge() throws InputException {
    assumeTrue(
        Files.exists(SESSIONS) && Files.exists(PRICES),
        "the recorded sessions and prices are not beside the project");
    SpotPrices prices = PriceTable.read(PRICES, BERLIN, "Deutschland");
    assertThat(prices.negativeSteps()).isEqualTo(573);
    SessionFile file = SessionFile.read(SESSIONS, OSLO);
    assertThat(file.leftOut()).hasSize(2);
    Recording recording = Recording.over(prices, file.sessions(), OSLO, Optional.empty());
    Quarters quarters = new Quarters(prices.start());
    List<Stay> stays = Stays.of(recording.sessions(), Assumptions.usual(), quarters).stays();
    int from = quarters.from(Instant.parse("2025-12-01T00:00:00Z"));
    Period days = Period.of(from, from + 2 * Quarters.PER_DAY, stays);
    Site site = new Site(45, 45, new Market(prices, new Tariff(0.15, 1, 0.12), BERLIN), quarters);
    Comparisons all = new Comparison(site, stays, stays, List.of(days)).run();
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
}
