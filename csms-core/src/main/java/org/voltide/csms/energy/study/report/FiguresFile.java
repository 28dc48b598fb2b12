package org.voltide.csms.energy.study.report;

import java.util.Locale;
import org.voltide.csms.energy.study.comparison.CaseResult;
import org.voltide.csms.energy.study.comparison.Comparisons;
import org.voltide.csms.energy.study.simulation.Outturn;

/** The figures as CSV: a row per strategy. */
public final class FiguresFile {

  private static final String HEADER =
      "strategy,cost_eur,energy_eur,wear_eur,saving_eur,saving_eur_per_car_year,"
          + "above_best_percent,saving_reached_percent,in_kwh,out_kwh,stored_kwh,peak_kw,"
          + "export_peak_kw,missing_kwh,promises_broken,feasible_promises_broken,plans,safe_plans,"
          + "faults";

  private FiguresFile() {}

  /** The table's text. */
  public static String of(Subject subject) {
    Comparisons all = subject.comparisons();
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    row(csv, subject, all.uncontrolled());
    all.steered().forEach(each -> row(csv, subject, each));
    return csv.toString();
  }

  private static void row(StringBuilder csv, Subject subject, CaseResult result) {
    Comparisons all = subject.comparisons();
    Outturn total = result.total();
    csv.append(
        String.format(
            Locale.ROOT,
            "\"%s\",%.2f,%.2f,%.2f,%.2f,%.2f,%.3f,%.2f,%.1f,%.1f,%.1f,%.1f,%.1f,%.3f,%d,%d,%d,%d,%d%n",
            result.strategy().name(),
            total.cost(),
            total.energyCost(),
            total.wearCost(),
            all.saving(result),
            subject.perCarAndYear(all.saving(result)),
            100 * all.aboveBest(result),
            100 * all.savingReached(result),
            total.inKwh(),
            total.outKwh(),
            total.storedKwh(),
            total.peakKw(),
            total.exportPeakKw(),
            total.shortKwh(),
            total.late().size(),
            all.brokenFeasible(result),
            result.plans(),
            result.safePlans(),
            total.faults().size()));
  }
}
