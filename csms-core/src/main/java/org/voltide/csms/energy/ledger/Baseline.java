package org.voltide.csms.energy.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What charging without control would draw, written down before control interferes.
 *
 * @param revision 0 for the first
 * @param quarters what it would draw until the wish is met
 */
public record Baseline(
    int revision, Instant frozenAt, Wish wish, Inputs inputs, List<Uncontrolled.Drawn> quarters) {

  /** Wishes that differ by less are the same: cars tell whole percent and minutes. */
  private static final double SAME_SOC_PERCENT = 1;

  private static final int SAME_TIME_SECONDS = 60;

  /** What driver or car want of the session. */
  public record Wish(double targetSocPercent, Instant departure, boolean chargeNow) {

    /** Whether the other one asks for nothing else. */
    public boolean isLike(Wish other) {
      return Math.abs(targetSocPercent - other.targetSocPercent) < SAME_SOC_PERCENT
          && Math.abs(departure.getEpochSecond() - other.departure.getEpochSecond())
              < SAME_TIME_SECONDS
          && chargeNow == other.chargeNow;
    }
  }

  /**
   * What the charging follows from.
   *
   * @param arrival when the car was plugged in
   * @param arrivalEnergyWh in the battery then
   * @param maxChargeW full power, at the meter
   * @param source who told what the car needs
   * @param estimated names of what nobody told
   */
  public record Inputs(
      Instant arrival,
      double capacityWh,
      double arrivalEnergyWh,
      double maxChargeW,
      double chargeEfficiency,
      double dischargeEfficiency,
      String source,
      List<String> estimated) {

    public Inputs {
      estimated = List.copyOf(estimated);
    }

    /** The charging they describe, for any amount of energy. */
    public Uncontrolled uncontrolled() {
      return new Uncontrolled(arrival, maxChargeW, chargeEfficiency, dischargeEfficiency);
    }
  }

  public Baseline {
    quarters = List.copyOf(quarters);
  }

  /** The first one of a session. */
  public static Baseline first(Inputs inputs, Wish wish, Instant at) {
    return drawn(0, inputs, wish, at);
  }

  /**
   * The next one, for another wish. It takes over nothing else: what was measured since the first
   * was steered already.
   */
  public Baseline revised(Wish changed, Instant at) {
    return drawn(revision + 1, inputs, changed, at);
  }

  private static Baseline drawn(int revision, Inputs inputs, Wish wish, Instant at) {
    double wantedWh = inputs.capacityWh * wish.targetSocPercent / 100 - inputs.arrivalEnergyWh;
    return new Baseline(
        revision,
        at,
        wish,
        inputs,
        inputs.uncontrolled().course(wantedWh / inputs.chargeEfficiency));
  }
}
