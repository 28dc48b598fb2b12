package org.voltide.simulator.car;

/**
 * A car as its maker sold it.
 *
 * @param id also the text of the card its driver shows
 * @param maxDischargeW 0 when it cannot give energy back
 * @param phases how many phases its on-board charger uses on AC
 * @param minSocPercent its owner does not want it below this
 * @param maxSocPercent nor above this, but for a trip
 * @param gridSupport its inverter supports the grid on AC, as its station tells it (OCPP 2.1 R02)
 * @param guest its driver is one of a roaming partner, whom the core does not know
 */
public record CarSpec(
    String id,
    double capacityWh,
    double maxChargeW,
    double maxDischargeW,
    int phases,
    double minSocPercent,
    double maxSocPercent,
    Tells tells,
    boolean gridSupport,
    boolean guest) {

  /** How much a car says about itself when it is plugged in. */
  public enum Tells {
    /** What it can do, what it needs and when it leaves. */
    EVERYTHING,
    /** What it can do and what it needs, but not when it leaves. */
    NEEDS,
    /** Nothing at all, as over a plain IEC 61851 cable. */
    NOTHING
  }
}
