package org.voltide.csms.driverpage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Line;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;
import org.voltide.csms.transactions.SessionView;
import org.voltide.csms.transactions.SessionView.Confidence;

/**
 * All that a driver's link shows of a session: nothing by which anybody is named.
 *
 * @param now domain time
 * @param plan what is still to come
 */
record DriverView(
    Instant now,
    Place place,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String chargingState,
    double powerW,
    @Nullable Double socPercent,
    double energyInWh,
    double energyOutWh,
    @Nullable Asked asked,
    @Nullable Promised promised,
    List<Step> plan,
    @Nullable Money money) {

  /** Where the car stands. */
  record Place(String site, String timeZone, String station, @Nullable Integer evseId) {}

  /**
   * What is planned for.
   *
   * @param source who said so, see {@link SessionView.Need}
   */
  record Asked(
      double targetSocPercent, @Nullable Instant departure, boolean chargeNow, String source) {}

  /** What is promised, see {@link SessionView.Promise}. */
  record Promised(
      double socPercent,
      double energyWh,
      @Nullable Instant departure,
      boolean feasible,
      Confidence confidence,
      @Nullable Boolean kept) {}

  /** A span of the plan with its power, and the charge at its end. */
  record Step(Instant start, Instant end, double powerW, double socPercent) {}

  /**
   * Money so far.
   *
   * @param revenue what the grid paid for energy given back
   * @param wear what giving it cost the battery
   * @param owed what the driver pays; absent where no tariff is known
   * @param share what the driver gets by contract; absent until settled
   * @param charges what {@code owed} is made of, before limits and rounding; empty where it is not
   *     known, or the station reckons
   */
  record Money(
      @Nullable BigDecimal revenue,
      @Nullable BigDecimal wear,
      @Nullable BigDecimal share,
      @Nullable String currency,
      @Nullable BigDecimal owed,
      @Nullable String owedCurrency,
      List<Charge> charges) {}

  /**
   * A part of what the driver pays, see {@link Line}.
   *
   * @param billed kWh, hours or times
   * @param price per unit, as the tariff says it; negative where the driver is paid
   * @param amount taxes included
   */
  record Charge(Dimension dimension, BigDecimal billed, BigDecimal price, BigDecimal amount) {
    static Charge of(Line line) {
      return new Charge(line.dimension(), line.billed(), line.price(), line.amount().afterTaxes());
    }
  }

  static List<Charge> charges(Cost cost) {
    return cost.lines().stream().map(Charge::of).toList();
  }

  static @Nullable Asked asked(SessionView session, boolean chargeNow) {
    return Optional.ofNullable(session.need())
        .map(n -> new Asked(n.targetSocPercent(), n.departure(), chargeNow, n.source()))
        .orElse(null);
  }

  static @Nullable Promised promised(SessionView session) {
    return Optional.ofNullable(session.promise())
        .map(
            p ->
                new Promised(
                    p.socPercent(),
                    p.energyWh(),
                    p.departure(),
                    p.feasible(),
                    p.confidence(),
                    p.kept()))
        .orElse(null);
  }
}
