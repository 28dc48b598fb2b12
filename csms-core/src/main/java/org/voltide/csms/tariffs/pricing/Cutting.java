package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Cuts spans wherever a restriction of a tariff may begin or end to be met: at times of the local
 * day (both of them when clocks go back), at durations, and where the meter passes an amount of
 * energy, taken as even within a span.
 */
final class Cutting {
  private static final int DIGITS = 9;

  private final ZoneId zone;
  private final List<Restrictions> restrictions;
  private final TreeSet<LocalTime> times = new TreeSet<>();

  Cutting(Tariff tariff, ZoneId zone) {
    this.zone = zone;
    this.restrictions =
        tariff.elements().stream()
            .map(Tariff.Element::when)
            .filter(when -> !when.equals(Restrictions.NONE))
            .toList();
    restrictions.forEach(
        when -> {
          Stream.of(when.startTime(), when.endTime()).filter(Objects::nonNull).forEach(times::add);
          times.add(LocalTime.MIDNIGHT);
        });
  }

  /** How far a span has come: by then so much was taken and given. */
  private record Cut(Instant at, BigDecimal importKwh, BigDecimal exportKwh) {

    /** Rounding makes no meter run backwards. */
    Cut notBefore(Cut other) {
      return new Cut(at, importKwh.max(other.importKwh), exportKwh.max(other.exportKwh));
    }
  }

  /**
   * @param begun when the session did, or the reservation
   * @param kWhBefore into the car before it
   */
  List<Slice> slices(Span span, Instant begun, BigDecimal kWhBefore) {
    List<Cut> cuts = cuts(span, begun, kWhBefore);
    List<Slice> slices = new ArrayList<>();
    for (int i = 1; i < cuts.size(); i++) {
      Cut from = cuts.get(i - 1);
      Cut to = cuts.get(i);
      slices.add(
          new Slice(
              span.kind(),
              from.at().atZone(zone),
              Span.seconds(Duration.between(begun, from.at())),
              kWhBefore.add(from.importKwh()),
              span.amperes(),
              span.kilowatts(),
              Span.seconds(Duration.between(from.at(), to.at())),
              to.importKwh().subtract(from.importKwh()),
              to.exportKwh().subtract(from.exportKwh())));
    }
    return slices;
  }

  private List<Cut> cuts(Span span, Instant begun, BigDecimal kWhBefore) {
    List<Cut> cuts = new ArrayList<>();
    if (!restrictions.isEmpty()) {
      instants(span, begun)
          .filter(at -> at.isAfter(span.start()) && at.isBefore(span.end()))
          .forEach(at -> cuts.add(cutAt(span, at)));
      restrictions.stream()
          .flatMap(when -> Stream.of(when.minKwh(), when.maxKwh()))
          .filter(Objects::nonNull)
          .map(kWh -> kWh.subtract(kWhBefore))
          .filter(kWh -> kWh.signum() > 0 && kWh.compareTo(span.importKwh()) < 0)
          .forEach(kWh -> cuts.add(cutAt(span, kWh)));
      cuts.sort(Comparator.comparing(Cut::at).thenComparing(Cut::importKwh));
    }
    cuts.addFirst(new Cut(span.start(), BigDecimal.ZERO, BigDecimal.ZERO));
    cuts.add(new Cut(span.end(), span.importKwh(), span.exportKwh()));
    for (int i = 1; i < cuts.size(); i++) {
      cuts.set(i, cuts.get(i).notBefore(cuts.get(i - 1)));
    }
    return cuts;
  }

  private Stream<Instant> instants(Span span, Instant begun) {
    Stream<Instant> durations =
        restrictions.stream()
            .flatMap(when -> Stream.of(when.minDuration(), when.maxDuration()))
            .filter(Objects::nonNull)
            .map(begun::plusSeconds);
    LocalDate first = span.start().atZone(zone).toLocalDate();
    LocalDate last = span.end().atZone(zone).toLocalDate();
    Stream<Instant> ofDays = first.datesUntil(last.plusDays(1)).flatMap(this::ofDay);
    return Stream.of(durations, ofDays, changes(span)).flatMap(all -> all).distinct();
  }

  private Stream<Instant> ofDay(LocalDate day) {
    return times.stream()
        .map(day::atTime)
        .flatMap(local -> zone.getRules().getValidOffsets(local).stream().map(local::toInstant));
  }

  private Stream<Instant> changes(Span span) {
    return Stream.iterate(
            zone.getRules().nextTransition(span.start()),
            change -> change != null && change.getInstant().isBefore(span.end()),
            change -> zone.getRules().nextTransition(change.getInstant()))
        .map(ZoneOffsetTransition::getInstant);
  }

  private static Cut cutAt(Span span, Instant at) {
    BigDecimal part = Span.seconds(Duration.between(span.start(), at));
    BigDecimal whole = Span.seconds(span.duration());
    return new Cut(at, share(span.importKwh(), part, whole), share(span.exportKwh(), part, whole));
  }

  private static Cut cutAt(Span span, BigDecimal importKwh) {
    BigDecimal nanos =
        share(BigDecimal.valueOf(span.duration().toNanos()), importKwh, span.importKwh());
    return new Cut(
        span.start().plusNanos(nanos.longValue()),
        importKwh,
        share(span.exportKwh(), importKwh, span.importKwh()));
  }

  private static BigDecimal share(BigDecimal of, BigDecimal part, BigDecimal whole) {
    return of.multiply(part).divide(whole, DIGITS, RoundingMode.HALF_EVEN);
  }
}
