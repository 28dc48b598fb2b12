package org.voltide.csms.energy.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.voltide.csms.energy.study.comparison.CaseResult;
import org.voltide.csms.energy.study.comparison.Comparisons;
import org.voltide.csms.energy.study.comparison.Variant;
import org.voltide.csms.energy.study.report.Subject;
import org.voltide.csms.energy.study.simulation.Flexibility;
import org.voltide.csms.energy.study.simulation.Outturn;
import org.voltide.csms.energy.study.simulation.Strategy;

/**
 * What a study came to.
 *
 * @param days that were replayed
 * @param cars that came on them
 * @param sessions of these cars
 * @param samples the days in words
 * @param feePerCar what stations cost more, in EUR per car and year
 * @param cases charging at once first, then the strategies
 * @param connections V2G at connections of other sizes, in kW
 * @param stations V2G with fewer stations
 * @param reserves what the cars could change for an hour
 * @param method what a reader has to know, in English sentences
 */
public record Figures(
    double days,
    int cars,
    int sessions,
    List<String> samples,
    double feePerCar,
    List<Case> cases,
    List<Size> connections,
    List<Size> stations,
    List<Reserve> reserves,
    List<String> method) {

  private static final double MOST_OF_THE_TIME = 0.95;
  private static final double HALF_OF_THE_TIME = 0.5;

  /**
   * A strategy on the replayed days; amounts in EUR.
   *
   * @param uncontrolled whether it is charging at once
   * @param savingPerCarYear against charging at once, per car and year
   * @param savingReached share of what could be saved at best
   * @param missingKwh of what drivers were promised
   * @param brokenPromises that could have been kept
   * @param meanDayKw at the connection, by hour of the site's day
   */
  public record Case(
      boolean uncontrolled,
      boolean bidirectional,
      Strategy.Knowledge knowledge,
      Strategy.Current current,
      double energyCost,
      double wearCost,
      double saving,
      double savingPerCarYear,
      double savingReached,
      double inKwh,
      double outKwh,
      double peakKw,
      double exportPeakKw,
      double missingKwh,
      int brokenPromises,
      List<Double> meanDayKw) {}

  /**
   * The site with something of another size.
   *
   * @param sessions that find a station
   * @param savingPerYear with V2G, in EUR
   * @param missedPromises however well it is planned
   */
  public record Size(
      double size,
      int sessions,
      double savingPerYear,
      double peakKw,
      double outKwh,
      int missedPromises,
      double missingKwh) {}

  /**
   * What could be changed for an hour without missing a promise.
   *
   * @param share of the time in which it could
   * @param upKw towards the grid
   * @param downKw towards the cars
   */
  public record Reserve(double share, double upKw, double downKw) {}

  static Figures of(Subject subject) {
    Comparisons all = subject.comparisons();
    return new Figures(
        subject.days(),
        subject.cars(),
        subject.sessions(),
        subject.samples(),
        subject.feePerCar(),
        Stream.concat(Stream.of(all.uncontrolled()), all.steered().stream())
            .map(each -> of(each, subject))
            .toList(),
        all.connections().stream().map(each -> of(each, subject)).toList(),
        all.stations().stream().map(each -> of(each, subject)).toList(),
        Stream.of(MOST_OF_THE_TIME, HALF_OF_THE_TIME)
            .map(share -> of(share, all.flexibility()))
            .toList(),
        subject.method());
  }

  private static Case of(CaseResult result, Subject subject) {
    Comparisons all = subject.comparisons();
    Strategy strategy = result.strategy();
    Outturn total = result.total();
    return new Case(
        result.equals(all.uncontrolled()),
        strategy.bidirectional(),
        strategy.knowledge(),
        strategy.current(),
        total.energyCost(),
        total.wearCost(),
        all.saving(result),
        subject.perCarAndYear(all.saving(result)),
        all.savingReached(result),
        total.inKwh(),
        total.outKwh(),
        total.peakKw(),
        total.exportPeakKw(),
        total.shortKwh(),
        all.brokenFeasible(result),
        Arrays.stream(total.meanDayKw()).boxed().toList());
  }

  private static Size of(Variant variant, Subject subject) {
    return new Size(
        variant.size(),
        variant.sessions(),
        subject.perCarAndYear(variant.saving()) * subject.cars(),
        variant.best().peakKw(),
        variant.best().outKwh(),
        variant.best().late().size(),
        variant.best().shortKwh());
  }

  private static Reserve of(double share, Flexibility flexibility) {
    return new Reserve(
        share,
        Math.max(0, flexibility.upIn(1 - share)),
        Math.max(0, flexibility.downIn(1 - share)));
  }
}
