package org.voltide.csms.energy.forecast;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;

/**
 * Expects what came on the same weekday of the last weeks, on average. Stays at EVSEs on the same
 * wires that begin in the same two hours and end in the same half day become one expected car that
 * has the mean energy and power of all of them together. Looks only at stays that began before the
 * moment of the forecast, and at how long those of them lasted that have ended.
 */
public final class ArrivalForecast {

  /** How far it looks back. */
  public static final int WEEKS = 4;

  private static final long SECONDS_PER_WEEK = 7 * 24 * 3_600;
  private static final long QUARTER = PowerSeries.QUARTER.toSeconds();
  private static final long ARRIVE_TOGETHER = 2 * 3_600;
  private static final long LEAVE_TOGETHER = 12 * 3_600;

  private final List<RecordedStay> recorded;
  private final Instant since;
  private final ZoneId zone;

  /**
   * @param recorded in the order of their arrival
   * @param since when recording began
   * @param zone in which weeks are lived
   */
  public ArrivalForecast(List<RecordedStay> recorded, Instant since, ZoneId zone) {
    this.recorded = List.copyOf(recorded);
    this.since = since;
    this.zone = zone;
  }

  /** Where and when cars count as one; times in local seconds by their length. */
  private record Together(int group, Phases phases, long arrivals, long departures)
      implements Comparable<Together> {

    private static final Comparator<Together> ORDER =
        Comparator.comparingLong(Together::arrivals)
            .thenComparingLong(Together::departures)
            .thenComparingInt(Together::group)
            .thenComparing(Together::phases);

    @Override
    public int compareTo(Together other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Cars expected after a moment.
   *
   * @param until only arrivals before it, at most a week later
   * @param takenUntil EVSEs where nobody can arrive before a time
   */
  public List<ExpectedCar> after(Instant now, Instant until, Map<String, Instant> takenUntil) {
    long known = (now.getEpochSecond() - since.getEpochSecond()) / SECONDS_PER_WEEK;
    int weeks = (int) Math.clamp(known, 0, WEEKS);
    Map<Together, List<RecordedStay>> expected = new TreeMap<>();
    for (int week = 1; week <= weeks; week++) {
      Instant from = moved(now, -week);
      int first = firstAfter(from);
      int end = Math.max(first, firstFrom(moved(until, -week)));
      for (RecordedStay stay : recorded.subList(first, end)) {
        if (!stay.until().isAfter(now)) {
          RecordedStay again = again(stay, week);
          if (!again.from().isBefore(takenUntil.getOrDefault(stay.evse(), Instant.MIN))) {
            expected.computeIfAbsent(together(again), _ -> new ArrayList<>()).add(again);
          }
        }
      }
    }
    List<ExpectedCar> cars = new ArrayList<>();
    expected.forEach((key, stays) -> cars.add(mean(key, stays, 1.0 / weeks)));
    return cars;
  }

  private Instant moved(Instant moment, int weeks) {
    return moment.atZone(zone).plusWeeks(weeks).toInstant();
  }

  private RecordedStay again(RecordedStay stay, int weeks) {
    return new RecordedStay(
        stay.evse(), moved(stay.from(), weeks), moved(stay.until(), weeks), stay.car());
  }

  private Together together(RecordedStay stay) {
    return new Together(
        stay.car().group(),
        stay.car().phases(),
        Math.floorDiv(local(stay.from()), ARRIVE_TOGETHER),
        Math.floorDiv(local(stay.until()), LEAVE_TOGETHER));
  }

  private long local(Instant moment) {
    return moment.atZone(zone).toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
  }

  /** Position of the first stay that begins after a moment. */
  private int firstAfter(Instant moment) {
    return firstFrom(moment.plusNanos(1));
  }

  /** Position of the first stay that begins at a moment or after it. */
  private int firstFrom(Instant moment) {
    int low = 0;
    int high = recorded.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (recorded.get(middle).from().isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static ExpectedCar mean(Together key, List<RecordedStay> stays, double weight) {
    ToDoubleFunction<ToDoubleFunction<PluggedCar>> share =
        property -> weight * stays.stream().mapToDouble(s -> property.applyAsDouble(s.car())).sum();
    PluggedCar car =
        PluggedCarBuilder.builder(stays.getFirst().car())
            .id(
                "expected-%d-%s-%d-%d"
                    .formatted(key.group(), key.phases(), key.arrivals(), key.departures()))
            .energyWh(share.applyAsDouble(PluggedCar::energyWh))
            .capacityWh(share.applyAsDouble(PluggedCar::capacityWh))
            .minEnergyWh(share.applyAsDouble(PluggedCar::minEnergyWh))
            .maxEnergyWh(share.applyAsDouble(PluggedCar::maxEnergyWh))
            .targetWh(share.applyAsDouble(PluggedCar::targetWh))
            .maxChargeW(share.applyAsDouble(PluggedCar::maxChargeW))
            .maxDischargeW(share.applyAsDouble(PluggedCar::maxDischargeW))
            .build();
    return new ExpectedCar(
        quarter(Math.ceilDiv((long) Math.ceil(mean(stays, RecordedStay::from)), QUARTER)),
        quarter(Math.floorDiv((long) mean(stays, RecordedStay::until), QUARTER)),
        weight * stays.size(),
        car);
  }

  private static Instant quarter(long number) {
    return Instant.ofEpochSecond(number * QUARTER);
  }

  private static double mean(List<RecordedStay> stays, Function<RecordedStay, Instant> time) {
    return stays.stream()
        .mapToLong(stay -> time.apply(stay).getEpochSecond())
        .average()
        .orElseThrow();
  }
}
