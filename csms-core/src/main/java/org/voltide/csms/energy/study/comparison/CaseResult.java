package org.voltide.csms.energy.study.comparison;

import java.util.List;
import org.voltide.csms.energy.study.simulation.Outturn;
import org.voltide.csms.energy.study.simulation.Strategy;

/**
 * A strategy over all sample periods.
 *
 * @param strategy what was done
 * @param periods what it came to in each period
 * @param total over all periods
 * @param plans how many plans were made
 * @param safePlans how many of them were the safe plan
 * @param seconds of the clock it took, other work beside it
 */
public record CaseResult(
    Strategy strategy,
    List<Outturn> periods,
    Outturn total,
    int plans,
    int safePlans,
    double seconds) {

  public CaseResult {
    periods = List.copyOf(periods);
  }
}
