package org.voltide.csms.energy.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.UUID;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.energy.need.Arrival;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.Arrival.KnownVehicle;
import org.voltide.csms.energy.need.Arrival.TokenDefaults;
import org.voltide.csms.vehicles.Handling;

/** One visit of a car: what it tells, and what is true. */
final class WeekCar {

  /** What is unusual about a car or its driver. */
  enum Quirk {
    TELLS_NOTHING(14),
    LEAVES_EARLY(7),
    LEAVES_LATE(8),
    LIMITED(5),
    FULL_EARLY(5),
    FOLLOWS_SLOWLY(8),
    IN_HASTE(3),
    NONE(50);

    private final int percent;

    Quirk(int percent) {
      this.percent = percent;
    }
  }

  private static final double EFFICIENCY = 0.93;
  private static final double LOWEST = 0.2;
  private static final double FLOOR = 0.3;

  final UUID id;
  final int station;
  final Quirk quirk;
  final Instant arrives;
  final Instant leaves;
  final double capacityWh;
  private final Instant told;
  private final double targetSoc;
  private final double mostW;
  private final double mostOutW;
  private final double firstWh;
  private final boolean tellsSoc;
  private final boolean byToken;

  double energyWh;
  double powerW;
  double inWh;
  double outWh;
  private double askedW;

  private WeekCar(int station, Instant arrives, Duration stay, SplittableRandom random) {
    id = new UUID(random.nextLong(), random.nextLong());
    this.station = station;
    this.arrives = arrives.truncatedTo(ChronoUnit.MINUTES);
    told = this.arrives.plus(stay).truncatedTo(ChronoUnit.MINUTES);
    quirk = quirk(random.nextInt(100));
    leaves =
        switch (quirk) {
          case LEAVES_EARLY -> told.minus(Duration.ofMinutes(40 + random.nextInt(80)));
          case LEAVES_LATE -> told.plus(Duration.ofMinutes(20 + random.nextInt(70)));
          default -> told;
        };
    capacityWh = 40_000 + 5_000 * random.nextInt(9);
    firstWh = capacityWh * (0.3 + 0.35 * random.nextDouble());
    energyWh = firstWh;
    targetSoc = 75 + 5 * random.nextInt(3);
    mostW = WeekSite.mostW(station);
    mostOutW = WeekSite.isDirect(station) && quirk != Quirk.TELLS_NOTHING ? mostW : 0;
    tellsSoc = WeekSite.isDirect(station) || station % 3 == 0;
    byToken = random.nextInt(3) == 0;
  }

  private static Quirk quirk(int draw) {
    int sum = 0;
    for (Quirk each : Quirk.values()) {
      sum += each.percent;
      if (draw < sum) {
        return each;
      }
    }
    return Quirk.NONE;
  }

  /** All visits of the week, by arrival; one car at a time at a station. */
  static List<WeekCar> week(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<WeekCar> visits = new ArrayList<>();
    for (int station = 0; station < WeekSite.STATIONS; station++) {
      boolean works = random.nextInt(10) < 4;
      Instant free = WeekSite.START;
      for (int day = 0; day < 7; day++) {
        double hour = works ? 8.2 + spread(random, 0.8) : 17.3 + spread(random, 1.6);
        double stay = works ? 8.3 + spread(random, 1) : 13.5 + spread(random, 1.2);
        Instant arrives = WeekSite.at(day, 0, (int) (60 * hour));
        boolean comes = random.nextInt(100) < (day > 4 ? 55 : 92);
        if (comes && arrives.isAfter(free)) {
          Duration length = Duration.ofMinutes((long) (60 * stay));
          WeekCar visit = new WeekCar(station, arrives, length, random);
          visits.add(visit);
          free = visit.leaves.plus(Duration.ofMinutes(10));
        }
      }
    }
    visits.sort(Comparator.comparing(visit -> visit.arrives));
    return visits;
  }

  private static double spread(SplittableRandom random, double most) {
    return most * (random.nextDouble() + random.nextDouble() - 1);
  }

  /** What a core knows that hears of it. */
  Arrival arrival(boolean mayGive) {
    boolean silent = quirk == Quirk.TELLS_NOTHING;
    double outW = mayGive ? mostOutW : 0;
    KnownVehicle vehicle =
        new KnownVehicle(
            capacityWh,
            mostW,
            outW,
            Optional.empty(),
            WeekSite.leastW(station),
            EFFICIENCY,
            EFFICIENCY,
            100 * LOWEST,
            80,
            new BigDecimal("0.05"),
            Handling.ORDINARY,
            OptionalDouble.empty());
    DriverWish wish =
        new DriverWish(
            OptionalDouble.of(targetSoc),
            Optional.of(told),
            quirk == Quirk.IN_HASTE,
            OptionalDouble.empty());
    LocalTime daily = told.atZone(ZoneOffset.UTC).toLocalTime();
    TokenDefaults token = new TokenDefaults(OptionalDouble.of(targetSoc), Optional.of(daily), true);
    boolean viaToken = byToken && quirk != Quirk.IN_HASTE;
    return new Arrival(
        arrives,
        ZoneOffset.UTC,
        tellsSoc
            ? OptionalDouble.of(Math.round(100 * firstWh / capacityWh))
            : OptionalDouble.empty(),
        new Arrival.Outlet(
            WeekSite.isDirect(station), WeekSite.lines(station), WeekSite.mostW(station), outW),
        silent ? Optional.empty() : Optional.of(vehicle),
        silent || !viaToken ? Optional.empty() : Optional.of(token),
        Optional.empty(),
        0,
        silent || viaToken ? Optional.empty() : Optional.of(wish),
        Habits.NONE,
        new Progress(inWh - outWh, isSated(), 0, Double.POSITIVE_INFINITY));
  }

  OptionalDouble soc() {
    return tellsSoc
        ? OptionalDouble.of(Math.round(100 * energyWh / capacityWh))
        : OptionalDouble.empty();
  }

  /** Whether the car takes nothing though it may. */
  boolean isSated() {
    return askedW > 0 && energyWh >= ceilingWh() - 1 && inWh > 500;
  }

  boolean isFull() {
    return energyWh >= ceilingWh() - 0.01 * capacityWh;
  }

  private double ceilingWh() {
    return capacityWh * (quirk == Quirk.FULL_EARLY ? 0.7 : 0.98);
  }

  boolean givesBelowItsFloor() {
    return powerW < 0 && energyWh < (FLOOR - 0.015) * capacityWh;
  }

  /** Draws for a minute what its station offers, as far as it can. */
  void minute(double offeredW) {
    askedW = offeredW;
    double most = mostW * (quirk == Quirk.LIMITED ? 0.6 : 1);
    double roomW = Math.max(0, ceilingWh() - energyWh) * 60 / EFFICIENCY;
    double spareW = Math.max(0, energyWh - (LOWEST - 0.02) * capacityWh) * 60 * EFFICIENCY;
    double wanted =
        Math.clamp(offeredW, -Math.min(mostOutW, spareW), Math.max(0, Math.min(most, roomW)));
    boolean tooLittle = wanted > 0 && wanted < WeekSite.leastW(station) - 1;
    double power = tooLittle ? 0 : wanted;
    boolean grows = Math.abs(power) > Math.abs(powerW) || power * powerW < 0;
    if (quirk == Quirk.FOLLOWS_SLOWLY && grows) {
      double from = power * powerW < 0 ? 0 : powerW;
      double eased = from + (power - from) / 2;
      power = Math.abs(eased) < WeekSite.leastW(station) ? power : eased;
    }
    powerW = power;
    inWh += Math.max(0, power) / 60;
    outWh += Math.max(0, -power) / 60;
    energyWh += (power > 0 ? power * EFFICIENCY : power / EFFICIENCY) / 60;
  }
}
