package org.voltide.csms.energy.study.simulation;

/** Every car charges at full power from its arrival until it has what was promised. */
public final class Uncontrolled {

  private Uncontrolled() {}

  public static Trajectory run(Period period) {
    double[][] powers = period.stays().stream().map(Uncontrolled::powers).toArray(double[][]::new);
    return new Trajectory(period.stays(), powers, 0, 0);
  }

  private static double[] powers(Stay stay) {
    double perWatt = stay.car().chargeEfficiency() * Quarters.HOURS;
    double missingWh = stay.car().targetWh() - stay.car().energyWh();
    double[] powers = new double[stay.quarters()];
    for (int t = 0; t < powers.length; t++) {
      powers[t] = Math.min(stay.car().maxChargeW(), missingWh / perWatt);
      missingWh -= powers[t] * perWatt;
    }
    return powers;
  }
}
