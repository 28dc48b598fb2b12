package org.voltide.csms.energy.study.scenario;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.voltide.csms.energy.study.comparison.Comparison;
import org.voltide.csms.energy.study.recording.Days;
import org.voltide.csms.energy.study.recording.Recording;
import org.voltide.csms.energy.study.report.Subject;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.energy.study.simulation.Market;
import org.voltide.csms.energy.study.simulation.Period;
import org.voltide.csms.energy.study.simulation.Quarters;
import org.voltide.csms.energy.study.simulation.Site;
import org.voltide.csms.energy.study.simulation.Stay;
import org.voltide.csms.energy.study.simulation.Stays;

/**
 * What is studied.
 *
 * @param sources what it is made from, in words
 * @param notes on prices and recording, one sentence each
 * @param recording all sessions, of which those before the samples teach the forecast
 * @param samples the days that are replayed, each as one; perfect knowledge plans it whole
 * @param zone of these days
 * @param assumptions on cars and stations
 * @param market what energy costs
 * @param pricing the same in a sentence
 * @param importKw most that all cars together may draw; infinite where nothing limits
 * @param exportKw most they may feed in
 * @param stations how many there are; empty for as many as cars come
 * @param yearlyFee of a bidirectional station beside a plain one, in EUR
 */
@RecordBuilder
public record Scenario(
    List<String> sources,
    List<String> notes,
    Recording recording,
    List<Days> samples,
    ZoneId zone,
    Assumptions assumptions,
    Market market,
    String pricing,
    double importKw,
    double exportKw,
    OptionalInt stations,
    double yearlyFee) {

  /** The most days that a sample may have. */
  public static final int MOST_DAYS = 35;

  public Scenario {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    samples = List.copyOf(samples);
  }

  /** Sample weeks spread over all days that sessions begin on. */
  public static List<Days> weeks(Recording recording, ZoneId zone, int weeks, long seed) {
    LocalDate first = recording.sessions().getFirst().plugIn().atZone(zone).toLocalDate();
    LocalDate last = recording.sessions().getLast().plugIn().atZone(zone).toLocalDate();
    return new Days(first, last).weeks(weeks, seed);
  }

  /**
   * Compares all strategies, which takes from seconds to minutes.
   *
   * @param workers who do it
   * @param patience with one plan
   * @throws IllegalArgumentException with a sentence when there is nothing to compare
   * @throws java.util.concurrent.CancellationException when this thread is interrupted
   */
  public Subject run(ExecutorService workers, Duration patience) {
    Instant start = market.importing().start();
    Quarters quarters = new Quarters(start.truncatedTo(ChronoUnit.HOURS));
    Stays stays = Stays.of(recording.sessions(), assumptions, quarters);
    int most = Stays.mostAtOnce(stays.stays());
    int places = stations.orElse(most);
    List<Stay> served = Stays.served(stays.stays(), places);
    List<Period> periods = samples.stream().map(each -> period(each, served, quarters)).toList();
    List<Stay> sampled = periods.stream().flatMap(each -> each.stays().stream()).toList();
    if (sampled.isEmpty()) {
      throw new IllegalArgumentException(
          "No session begins in "
              + samples.stream().map(Days::toString).collect(Collectors.joining(", "))
              + ".");
    }
    Site site = new Site(importKw, exportKw, market, quarters);
    return new Subject(
        sources,
        Notes.of(notes, recording, stays, served.size()),
        periods.stream().mapToDouble(Period::days).sum(),
        (int) sampled.stream().map(Stay::vehicle).distinct().count(),
        sampled.size(),
        samples.stream().map(Days::toString).toList(),
        assumptions,
        site,
        pricing,
        yearlyFee,
        Math.min(places, most),
        new Comparison(site, stays.stays(), served, periods, patience).run(workers));
  }

  private Period period(Days sample, List<Stay> stays, Quarters quarters) {
    int from = quarters.from(sample.first().atStartOfDay(zone).toInstant());
    int until = quarters.from(sample.last().plusDays(1).atStartOfDay(zone).toInstant());
    return Period.of(from, until, stays);
  }
}
