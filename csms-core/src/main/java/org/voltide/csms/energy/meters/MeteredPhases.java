package org.voltide.csms.energy.meters;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * On which phases sites use and generate power, learned from what their meters said of each.
 * Thread-safe.
 */
@Singleton
public class MeteredPhases {

  private static final Duration LEARNED_FROM = Duration.ofDays(14);

  /** Fewer readings tell of a moment, not of a site. */
  private static final long LEAST_READINGS = 24;

  /** Shares are told in per cent, so that a reading more changes nothing. */
  private static final double STEPS = 100;

  private static final String SUMS =
      """
      select count(*) as readings, sum(phase_w[1]) as l1_w, sum(phase_w[2]) as l2_w,
             sum(phase_w[3]) as l3_w
        from meter_reading r left join site_meter m using (site_id, quantity)
       where r.site_id = ? and r.quantity = ? and r.at >= ? and r.phase_w is not null
         and (m.with_cars is not true or not exists (
               select 1 from charging_session s
                where s.site_id = r.site_id and s.started_at <= r.at
                  and (s.ended_at is null or s.ended_at >= r.at)))
      """;

  private final Database database;
  private final Clock clock;

  public MeteredPhases(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Empty where the meter tells nothing of phases. A meter that sees the cars too teaches while
   * there are none.
   */
  public Optional<PhaseShares> of(String site, Quantity quantity) {
    return database
        .query(
            SUMS, MeteredPhases::shares, site, quantity.name(), clock.instant().minus(LEARNED_FROM))
        .getFirst();
  }

  private static Optional<PhaseShares> shares(Row row) {
    if (row.big("readings") < LEAST_READINGS) {
      return Optional.empty();
    }
    List<Double> watts =
        Stream.of("l1_w", "l2_w", "l3_w").map(column -> Math.max(0, row.number(column))).toList();
    double sum = watts.stream().mapToDouble(each -> each).sum();
    List<Double> rounded = watts.stream().map(w -> (double) Math.round(w / sum * STEPS)).toList();
    return sum > 0 ? Optional.of(PhaseShares.of(rounded)) : Optional.empty();
  }
}
