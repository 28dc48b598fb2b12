package org.voltide.csms.energy.study.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a strategy came to.
 *
 * @param energyCost at the connection in EUR, without wear
 * @param wearCost in EUR
 * @param inKwh into all cars, at the stations
 * @param outKwh out of all cars, at the stations
 * @param storedKwh more in the batteries at the end of the stays than at their beginning
 * @param peakKw most drawn at the connection
 * @param exportPeakKw most fed in
 * @param shortKwh missing of what was promised, in all
 * @param late stays whose promise was not kept
 * @param faults what no car or connection can do, in words; empty for a sound run
 * @param days that it lasted
 * @param meanDayKw mean power at the connection in each hour of the market's day
 */
public record Outturn(
    double energyCost,
    double wearCost,
    double inKwh,
    double outKwh,
    double storedKwh,
    double peakKw,
    double exportPeakKw,
    double shortKwh,
    Set<String> late,
    Set<String> faults,
    double days,
    double[] meanDayKw) {

  public Outturn {
    late = Set.copyOf(late);
    faults = Set.copyOf(faults);
  }

  /** Energy and wear, in EUR. */
  public double cost() {
    return energyCost + wearCost;
  }

  /** Several periods as one. */
  public static Outturn together(List<Outturn> periods) {
    Set<String> late = new LinkedHashSet<>();
    Set<String> faults = new LinkedHashSet<>();
    periods.forEach(each -> late.addAll(each.late));
    periods.forEach(each -> faults.addAll(each.faults));
    double days = periods.stream().mapToDouble(Outturn::days).sum();
    double[] day = new double[24];
    for (Outturn each : periods) {
      for (int hour = 0; hour < day.length; hour++) {
        day[hour] += each.meanDayKw[hour] * each.days / days;
      }
    }
    return new Outturn(
        periods.stream().mapToDouble(Outturn::energyCost).sum(),
        periods.stream().mapToDouble(Outturn::wearCost).sum(),
        periods.stream().mapToDouble(Outturn::inKwh).sum(),
        periods.stream().mapToDouble(Outturn::outKwh).sum(),
        periods.stream().mapToDouble(Outturn::storedKwh).sum(),
        periods.stream().mapToDouble(Outturn::peakKw).max().orElse(0),
        periods.stream().mapToDouble(Outturn::exportPeakKw).max().orElse(0),
        periods.stream().mapToDouble(Outturn::shortKwh).sum(),
        late,
        faults,
        days,
        day);
  }
}
