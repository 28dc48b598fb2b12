package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Charging as it would have been without control: at once and at full power.
 *
 * @param arrival when it would have begun
 * @param maxChargeW full power, at the meter
 */
public record Uncontrolled(
    Instant arrival, double maxChargeW, double chargeEfficiency, double dischargeEfficiency) {

  /** No car charges longer; what a broken meter tells beyond it is not charged. */
  private static final int LONGEST_QUARTERS = 30 * 24 * 4;

  private static final double NOTHING_WH = 1e-9;

  /** Energy drawn at the meter from the start of a quarter hour, or from arrival, on. */
  public record Drawn(Instant start, double wh) {}

  /**
   * What it would have drawn to leave as much in the battery as the session really did; nothing
   * when the battery gained nothing, see {@link #lackingWh}.
   */
  public List<Drawn> leaving(double energyInWh, double energyOutWh) {
    return course(gainedWh(energyInWh, energyOutWh));
  }

  /**
   * What would have to be drawn at the meter for the battery to hold again what it arrived with; 0
   * when it lost nothing. Charging at once would have left it there.
   */
  public double lackingWh(double energyInWh, double energyOutWh) {
    return Math.max(0, -gainedWh(energyInWh, energyOutWh));
  }

  private double gainedWh(double energyInWh, double energyOutWh) {
    return energyInWh - energyOutWh / dischargeEfficiency / chargeEfficiency;
  }

  /**
   * When it would have drawn so much.
   *
   * @param energyWh at the meter
   */
  public List<Drawn> course(double energyWh) {
    double leftWh = maxChargeW > 0 ? energyWh : 0;
    List<Drawn> course = new ArrayList<>();
    Instant at = arrival;
    while (leftWh > NOTHING_WH && course.size() < LONGEST_QUARTERS) {
      Instant next = QuarterEnergy.startOf(at).plus(QuarterEnergy.QUARTER);
      double hours = Duration.between(at, next).toMillis() / 3_600_000.0;
      Drawn drawn = new Drawn(at, Math.min(leftWh, maxChargeW * hours));
      course.add(drawn);
      leftWh -= drawn.wh;
      at = next;
    }
    return course;
  }

  /** What a course comes to at something per kWh that varies. */
  public static BigDecimal amount(List<Drawn> course, Function<Instant, BigDecimal> perKwh) {
    return course.stream()
        .map(drawn -> LedgerEntry.amount(drawn.wh, perKwh.apply(drawn.start)))
        .reduce(BigDecimal.ZERO.setScale(LedgerEntry.SCALE), BigDecimal::add);
  }
}
