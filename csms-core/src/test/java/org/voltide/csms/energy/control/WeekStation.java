package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;

/** A station that does what its profiles say by OCPP, but for its faults. */
final class WeekStation {

  /** How a station fails. */
  enum Fault {
    OFFLINE,
    REJECTS,
    IGNORES
  }

  /**
   * A time in which it does.
   *
   * @param isOfTheCore it is not the station's own
   */
  record Trouble(Fault fault, Instant from, Instant until, boolean isOfTheCore) {

    boolean isAt(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  final int index;
  final StationAbilities abilities;
  final List<Trouble> troubles = new ArrayList<>();
  Optional<Instant> aloneSince = Optional.empty();
  private final ChargingProfile byDefault;
  private Optional<ChargingProfile> plan = Optional.empty();

  WeekStation(int index, ChargingProfile byDefault) {
    this.index = index;
    this.byDefault = byDefault;
    abilities = WeekSite.abilities(index);
  }

  /** Some fail for hours, others forget themselves. All are alone while the core is down. */
  void fail(SplittableRandom random) {
    int draw = random.nextInt(100);
    Instant from = WeekSite.at(random.nextInt(7), 0, random.nextInt(1_440));
    if (draw < 15) {
      trouble(Fault.OFFLINE, from, 60 + random.nextInt(480));
    } else if (draw < 21) {
      trouble(Fault.REJECTS, from, 60 + random.nextInt(300));
    } else if (draw < 31) {
      trouble(Fault.IGNORES, from, 120 + random.nextInt(300));
    }
    int late = random.nextInt(4);
    troubles.add(
        new Trouble(
            Fault.OFFLINE,
            WeekSite.DOWN.plus(Duration.ofMinutes(late)),
            WeekSite.UP.plus(Duration.ofMinutes(late)),
            true));
  }

  private void trouble(Fault fault, Instant from, int minutes) {
    troubles.add(new Trouble(fault, from, from.plus(Duration.ofMinutes(minutes)), false));
  }

  boolean has(Fault fault, Instant now) {
    return troubles.stream().anyMatch(each -> each.fault() == fault && each.isAt(now));
  }

  /** Notes whether it has a connection. */
  void look(Instant now) {
    if (!has(Fault.OFFLINE, now)) {
      aloneSince = Optional.empty();
    } else if (aloneSince.isEmpty()) {
      aloneSince = Optional.of(now);
    }
    boolean tooLong =
        plan.flatMap(profile -> Optional.ofNullable(profile.maxOfflineDuration()))
            .filter(most -> aloneSince.filter(s -> !now.isBefore(s.plusSeconds(most))).isPresent())
            .isPresent();
    if (tooLong) {
      plan = Optional.empty();
    }
  }

  boolean isConnected() {
    return aloneSince.isEmpty();
  }

  /** Takes a profile, or does not. */
  boolean take(ChargingProfile profile, Instant now) {
    if (has(Fault.REJECTS, now)) {
      return false;
    }
    plan = Optional.of(profile);
    return true;
  }

  /** A transaction has ended. */
  void free() {
    plan = Optional.empty();
  }

  /** What it offers a car, in W, positive into it. */
  double offersW(WeekCar car, Instant now) {
    if (has(Fault.IGNORES, now)) {
      return WeekSite.mostW(index);
    }
    return plan.flatMap(
            profile -> period(profile, profile.chargingSchedule().getFirst().startSchedule(), now))
        .or(() -> period(byDefault, car.arrives, now))
        .orElse(Double.POSITIVE_INFINITY);
  }

  private Optional<Double> period(ChargingProfile profile, Instant begin, Instant now) {
    ChargingSchedule schedule = profile.chargingSchedule().getFirst();
    long second = Duration.between(begin, now).toSeconds();
    if (schedule.duration() != null && second >= schedule.duration()) {
      return Optional.empty();
    }
    Optional<Double> rate = Optional.empty();
    for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
      if (period.startPeriod() <= second) {
        Double said = period.setpoint() == null ? period.limit() : period.setpoint();
        rate = Optional.ofNullable(said);
      }
    }
    double watts =
        schedule.chargingRateUnit() == ChargingRateUnit.W
            ? 1
            : WeekSite.VOLTS * WeekSite.lines(index);
    return rate.map(each -> each * watts);
  }
}
