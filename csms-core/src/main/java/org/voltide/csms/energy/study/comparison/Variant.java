package org.voltide.csms.energy.study.comparison;

import org.voltide.csms.energy.study.simulation.Outturn;

/**
 * What another connection or another number of stations would come to, V2G with perfect knowledge.
 *
 * @param size kW or stations
 * @param sessions how many find a station
 * @param uncontrolled the same sessions, charged at once
 * @param best with V2G
 */
public record Variant(double size, int sessions, Outturn uncontrolled, Outturn best) {

  /** What V2G saves, in EUR. */
  public double saving() {
    return uncontrolled.cost() - best.cost();
  }
}
