package org.voltide.simulator.car;

import java.util.OptionalDouble;

/**
 * A car as its maker sold it.
 *
 * @param id also the text of the card its driver shows, unless it has a contract
 * @param maxDischargeW 0 when it cannot give energy back
 * @param phases how many phases its on-board charger uses on AC
 * @param minSocPercent its owner does not want it below this
 * @param maxSocPercent nor above this, but for a trip
 * @param warrantyWhPerYear what its maker allows to be given back; absent when anything
 * @param gridSupport its inverter supports the grid on AC, as its station tells it (OCPP 2.1 R02)
 * @param guest its driver is one of a roaming partner, whom the core does not know
 * @param contract shown instead of its driver's card (OCPP 2.1 C07)
 */
public record CarSpec(
    String id,
    double capacityWh,
    double maxChargeW,
    double maxDischargeW,
    int phases,
    double minSocPercent,
    double maxSocPercent,
    OptionalDouble warrantyWhPerYear,
    Tells tells,
    boolean gridSupport,
    boolean guest,
    Contract contract) {
  private static final int CONTRACTS = 100_000_000;

  /** Whether it has a contract, or is to have one. */
  public boolean hasContract() {
    return contract != Contract.NONE;
  }

  /** What is shown to charge: the contract's eMAID, or the text of the card. */
  public String token() {
    return hasContract() ? "DEVLTC%08d".formatted(Math.floorMod(id.hashCode(), CONTRACTS)) : id;
  }

  /** Of what type that is, as OCPP names it. */
  public String tokenType() {
    return hasContract() ? "eMAID" : "ISO14443";
  }

  /** How a car comes by its contract. */
  public enum Contract {
    /** Never. */
    NONE,
    /** It was made with it. */
    BUILT_IN,
    /** It asks for it by ISO 15118-2 (OCPP 2.1 M01). */
    ISO_2,
    /** It asks for it by ISO 15118-20. */
    ISO_20
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
