package org.voltide.csms.energy.study.report;

import java.util.List;
import org.voltide.csms.energy.study.comparison.Comparisons;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.energy.study.simulation.Site;

/**
 * What a report is about.
 *
 * @param sources what it was made from
 * @param notes what was left out or changed, one sentence each
 * @param days sampled, in all
 * @param cars that came in these days
 * @param sessions of them
 * @param samples the sampled periods, in words
 * @param pricing how energy is paid for, in a sentence
 * @param yearlyFee of a bidirectional station beside a plain one, in EUR
 * @param stations of the site
 */
public record Subject(
    List<String> sources,
    List<String> notes,
    double days,
    int cars,
    int sessions,
    List<String> samples,
    Assumptions assumptions,
    Site site,
    String pricing,
    double yearlyFee,
    int stations,
    Comparisons comparisons) {

  private static final double DAYS_PER_YEAR = 365;

  public Subject {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    samples = List.copyOf(samples);
  }

  /** An amount of the sampled days, per car and year. */
  public double perCarAndYear(double amount) {
    return amount / days * DAYS_PER_YEAR / cars;
  }

  /** What the stations' extra cost is per car and year. */
  public double feePerCar() {
    return yearlyFee * stations / cars;
  }

  /** What a reader must know to judge the figures, one sentence each. */
  public List<String> method() {
    return Method.sentences(this);
  }
}
