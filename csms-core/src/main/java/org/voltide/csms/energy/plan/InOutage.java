package org.voltide.csms.energy.plan;

/**
 * What a car can do when the grid is gone: more than at other times, for floors are for the market,
 * and haste yields to what must run.
 *
 * @param leastWh down to which it may be emptied then
 * @param maxDischargeW most it gives then, above 0
 * @param departureStep it is here in steps before this one, also when it is planned for fewer
 */
public record InOutage(double leastWh, double maxDischargeW, int departureStep) {

  public InOutage {
    if (leastWh < 0 || maxDischargeW <= 0 || departureStep < 0) {
      throw new IllegalArgumentException("a car that can do less than nothing in an outage");
    }
  }
}
