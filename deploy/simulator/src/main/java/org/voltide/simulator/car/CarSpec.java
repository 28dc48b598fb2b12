package org.voltide.simulator.car;

/**
 * A car as its maker sold it.
 *
 * @param id also the text of the card its driver shows, unless it has a contract
 * @param maxDischargeW 0 when it cannot give energy back
 * @param phases how many phases its on-board charger uses on AC
 * @param minSocPercent its owner does not want it below this
 * @param maxSocPercent nor above this, but for a trip
 * @param gridSupport its inverter supports the grid on AC, as its station tells it (OCPP 2.1 R02)
 * @param guest its driver is one of a roaming partner, whom the core does not know
 * @param plugAndCharge it has a contract and shows that instead of its driver's card (OCPP 2.1 C07)
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
    boolean guest,
    boolean plugAndCharge) {
  private static final int CONTRACTS = 100_000_000;

  /** What is shown to charge: the contract's eMAID, or the text of the card. */
  public String token() {
    return plugAndCharge ? "DEVLTC%08d".formatted(Math.floorMod(id.hashCode(), CONTRACTS)) : id;
  }

  /** Of what type that is, as OCPP names it. */
  public String tokenType() {
    return plugAndCharge ? "eMAID" : "ISO14443";
  }

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
