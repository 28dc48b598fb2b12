package org.voltide.csms.energy.need;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.voltide.csms.energy.estimate.Estimate;
import org.voltide.csms.energy.estimate.Guesses;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.Arrival.KnownVehicle;
import org.voltide.csms.energy.need.Arrival.TokenDefaults;
import org.voltide.csms.vehicles.Handling;

/**
 * Finds what a car needs: the driver's word counts before the car's, the car's before its record's,
 * that before the token's. What nobody says is estimated, from stays before if there were some, so
 * that the car rather gets too much too early than too little; and a car that goes on taking is
 * taken to need more, until it refuses.
 */
public final class NeedDerivation {

  private static final double USUAL_CAPACITY_WH = 60_000;
  private static final double LOW_ARRIVAL_SOC = 30;

  /** A battery is seldom charged by more of its capacity. */
  private static final double DEEPEST_CHARGE = 0.8;

  private static final double USUAL_TARGET_SOC = 80;

  /** What batteries age least in, with enough left for a trip nobody planned. */
  private static final double USUAL_MIN_SOC = 20;

  private static final double USUAL_MAX_SOC = 80;

  /** A driver who said nothing has this much whenever he comes. */
  private static final double USUAL_FLOOR_SOC = 30;

  private static final double USUAL_EFFICIENCY = 0.93;
  private static final BigDecimal USUAL_WEAR_PER_KWH = new BigDecimal("0.05");

  /** Least an AC car takes: 6 A per phase at 230 V (IEC 61851-1). */
  private static final double MIN_AC_W_PER_PHASE = 6 * 230;

  private final Arrival arrival;
  private final ReportedNeed car;
  private final Optional<KnownVehicle> vehicle;
  private final List<String> estimated = new ArrayList<>();
  private final List<Estimate> estimates = new ArrayList<>();
  private final double efficiency;
  private final Guesses guesses;

  private NeedDerivation(Arrival arrival) {
    this.arrival = arrival;
    car = ReportedNeed.of(arrival.reported());
    vehicle = arrival.vehicle();
    guesses = new Guesses(arrival.habits(), arrival.progress());
    efficiency = vehicle.map(KnownVehicle::chargeEfficiency).orElse(USUAL_EFFICIENCY);
  }

  /** The need that follows. */
  public static CarNeed of(Arrival arrival) {
    return new NeedDerivation(arrival).derive();
  }

  private CarNeed derive() {
    OptionalDouble toTarget =
        firstSaid(car.toTargetWh(), times(car.toTargetAtPlugWh(), efficiency));
    double capacity =
        Math.max(
            told(
                "capacityWh",
                this::guessedCapacity,
                positive(car.capacityWh()),
                positive(capacityFromSoc()),
                of(KnownVehicle::capacityWh)),
            toTarget.orElse(0));
    double reportedSoc = reportedSoc(capacity, toTarget);
    double arrivalWh = clamp(capacity * reportedSoc / 100 - gainedByReport(), 0, capacity);
    double target = target(reportedSoc, toTarget, arrivalWh, capacity);
    return new CarNeed(
        capacity,
        arrivalWh,
        target,
        departure(),
        Math.min(
            arrival.outlet().maxChargeW(),
            told(
                "maxChargeW",
                () -> noted(guesses.power(arrival.outlet().maxChargeW())),
                positive(car.maxChargeW()),
                of(KnownVehicle::maxChargeW))),
        maxDischargeW(),
        minChargeW(),
        minSoc(reportedSoc, capacity),
        floorSoc(reportedSoc, capacity),
        maxSoc(reportedSoc, capacity),
        efficiency,
        vehicle.map(KnownVehicle::dischargeEfficiency).orElse(USUAL_EFFICIENCY),
        vehicle.map(KnownVehicle::wearPerKwh).orElse(USUAL_WEAR_PER_KWH),
        arrival.wish().map(DriverWish::chargeNow).orElse(false),
        source(),
        estimated,
        estimates);
  }

  /** What is missing to full at a known state of charge tells the capacity too. */
  private OptionalDouble capacityFromSoc() {
    if (car.toFullWh().isEmpty() || arrival.socPercent().isEmpty()) {
      return OptionalDouble.empty();
    }
    double empty = 1 - arrival.socPercent().getAsDouble() / 100;
    double atArrival = car.toFullWh().getAsDouble() + arrival.gainedWh();
    return empty > 0.05 ? OptionalDouble.of(atArrival / empty) : OptionalDouble.empty();
  }

  /** State of charge when the car reported, or at arrival when it did not. */
  private double reportedSoc(double capacity, OptionalDouble toTarget) {
    OptionalDouble fromFull =
        car.toFullWh().isPresent()
            ? OptionalDouble.of(100 * (1 - car.toFullWh().getAsDouble() / capacity))
            : OptionalDouble.empty();
    OptionalDouble measured =
        arrival.socPercent().isPresent()
            ? OptionalDouble.of(
                arrival.socPercent().getAsDouble() + 100 * gainedByReport() / capacity)
            : OptionalDouble.empty();
    return clamp(
        told(
            "energyWh", () -> guessedSoc(capacity, toTarget), car.socPercent(), measured, fromFull),
        0,
        100);
  }

  private double guessedSoc(double capacity, OptionalDouble toTarget) {
    if (toTarget.isPresent()) {
      return wantedTarget().orElse(USUAL_TARGET_SOC) - 100 * toTarget.getAsDouble() / capacity;
    } else if (wishedWh().isPresent()) {
      return unsaidTarget() - 100 * wishedWh().getAsDouble() / capacity;
    }
    return unsaidTarget() - 100 * noted(energy(capacity)) * efficiency / capacity;
  }

  /** Large enough for what the car probably takes. */
  private double guessedCapacity() {
    double needWh = wishedWh().orElseGet(() -> energy(USUAL_CAPACITY_WH).value() * efficiency);
    return noted(guesses.capacity(Math.max(USUAL_CAPACITY_WH, needWh / DEEPEST_CHARGE)));
  }

  /** What a car takes at the meter that says nothing of it. */
  private Estimate energy(double capacity) {
    double unknownWh = capacity * Math.max(0, unsaidTarget() - LOW_ARRIVAL_SOC) / 100;
    return guesses.energy(unknownWh / efficiency, capacity);
  }

  private double unsaidTarget() {
    return firstSaid(wishedTarget(), car.targetSocPercent(), wantedTarget())
        .orElse(USUAL_TARGET_SOC);
  }

  private OptionalDouble wishedTarget() {
    return DriverWish.target(arrival.wish());
  }

  /** Battery energy that the driver wants to gain in the whole session. */
  private OptionalDouble wishedWh() {
    OptionalDouble atMeter =
        arrival.wish().map(DriverWish::energyWh).orElse(OptionalDouble.empty());
    return wishedTarget().isPresent() ? OptionalDouble.empty() : times(atMeter, efficiency);
  }

  /** Keeps on what the need relies. */
  private double noted(Estimate guess) {
    estimates.add(guess);
    return guess.value();
  }

  private double gainedByReport() {
    return arrival.reported().isPresent() ? arrival.gainedWh() : 0;
  }

  private double target(
      double reportedSoc, OptionalDouble toTarget, double arrivalWh, double capacity) {
    OptionalDouble fromWish =
        wishedWh().isPresent()
            ? OptionalDouble.of(100 * (arrivalWh + wishedWh().getAsDouble()) / capacity)
            : OptionalDouble.empty();
    OptionalDouble fromEnergy =
        toTarget.isPresent()
            ? OptionalDouble.of(reportedSoc + 100 * toTarget.getAsDouble() / capacity)
            : OptionalDouble.empty();
    return clamp(
        told(
            "targetSocPercent",
            () -> USUAL_TARGET_SOC,
            wishedTarget(),
            fromWish,
            car.targetSocPercent(),
            fromEnergy,
            wantedTarget()),
        0,
        100);
  }

  private OptionalDouble wantedTarget() {
    return arrival.token().map(TokenDefaults::targetSocPercent).orElse(OptionalDouble.empty());
  }

  private Instant departure() {
    Optional<Instant> said =
        Stream.of(
                arrival.wish().flatMap(DriverWish::departure),
                car.departure(),
                arrival.token().flatMap(TokenDefaults::departureTime).map(this::nextAt))
            .flatMap(Optional::stream)
            .findFirst();
    if (said.isEmpty()) {
      estimated.add("departure");
    }
    return said.orElseGet(this::usualDeparture);
  }

  private Instant usualDeparture() {
    double hours = noted(guesses.stay(arrival.startedAt(), arrival.zone()));
    return arrival.startedAt().plusSeconds(Math.round(hours * 3600));
  }

  private Instant nextAt(LocalTime time) {
    ZonedDateTime start = arrival.startedAt().atZone(arrival.zone());
    ZonedDateTime today = start.with(time);
    return (today.isAfter(start) ? today : start.plusDays(1).with(time)).toInstant();
  }

  /** A car discharges only if it is known to be able to, and neither token nor driver forbids. */
  private double maxDischargeW() {
    boolean allowed =
        arrival.token().map(TokenDefaults::maySupplyGrid).orElse(true)
            && arrival.wish().flatMap(DriverWish::mayDischarge).orElse(true);
    double able = firstSaid(car.maxDischargeW(), of(KnownVehicle::maxDischargeW)).orElse(0);
    return allowed ? Math.min(Math.abs(able), arrival.outlet().maxDischargeW()) : 0;
  }

  private double minChargeW() {
    double usual = arrival.outlet().dc() ? 0 : MIN_AC_W_PER_PHASE * arrival.outlet().phases();
    double least =
        firstSaid(positive(car.minChargeW()), positive(of(KnownVehicle::minChargeW))).orElse(usual);
    return Math.min(least, arrival.outlet().maxChargeW());
  }

  private double minSoc(double soc, double capacity) {
    double told =
        told(
            "minSocPercent",
            () -> USUAL_MIN_SOC,
            edge(soc, car.toMinimumWh(), capacity),
            of(KnownVehicle::minSocPercent));
    return clamp(told, 0, 100);
  }

  /** A car that tells its own lower edge wants no other. */
  private double floorSoc(double soc, double capacity) {
    double told =
        told(
            "floorSocPercent",
            () -> USUAL_FLOOR_SOC,
            arrival.wish().map(DriverWish::floorSocPercent).orElse(OptionalDouble.empty()),
            edge(soc, car.toMinimumWh(), capacity),
            floorOfVehicle());
    return clamp(told, minSoc(soc, capacity), 100);
  }

  private OptionalDouble floorOfVehicle() {
    Double floor = vehicle.map(KnownVehicle::handling).map(Handling::floorSocPercent).orElse(null);
    return floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor);
  }

  private double maxSoc(double soc, double capacity) {
    double told =
        told(
            "maxSocPercent",
            () -> USUAL_MAX_SOC,
            edge(soc, car.toMaximumWh(), capacity),
            of(KnownVehicle::maxSocPercent));
    return clamp(told, minSoc(soc, capacity), 100);
  }

  private static OptionalDouble edge(double soc, OptionalDouble missingWh, double capacity) {
    return missingWh.isPresent()
        ? OptionalDouble.of(soc + 100 * missingWh.getAsDouble() / capacity)
        : OptionalDouble.empty();
  }

  private NeedSource source() {
    if (arrival.wish().isPresent()) {
      return NeedSource.DRIVER;
    }
    if (arrival.reported().isPresent()) {
      return NeedSource.CAR;
    }
    if (vehicle.isPresent()) {
      return NeedSource.VEHICLE;
    }
    boolean tokenSays =
        arrival
            .token()
            .filter(t -> t.targetSocPercent().isPresent() || t.departureTime().isPresent())
            .isPresent();
    if (tokenSays) {
      return NeedSource.TOKEN;
    }
    return estimates.stream().anyMatch(guess -> guess.source().isHistory())
        ? NeedSource.HISTORY
        : NeedSource.ESTIMATE;
  }

  private OptionalDouble of(ToDoubleFunction<KnownVehicle> property) {
    return vehicle.isPresent()
        ? OptionalDouble.of(property.applyAsDouble(vehicle.get()))
        : OptionalDouble.empty();
  }

  private double told(String name, DoubleSupplier otherwise, OptionalDouble... said) {
    OptionalDouble first = firstSaid(said);
    if (first.isEmpty() && !estimated.contains(name)) {
      estimated.add(name);
    }
    return first.orElseGet(otherwise);
  }

  private static OptionalDouble firstSaid(OptionalDouble... said) {
    return Stream.of(said).flatMapToDouble(OptionalDouble::stream).findFirst();
  }

  /** Cars that do not know a value often say 0. */
  private static OptionalDouble positive(OptionalDouble value) {
    return DoubleStream.of(value.orElse(0)).filter(v -> v > 0).findFirst();
  }

  private static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent()
        ? OptionalDouble.of(value.getAsDouble() * factor)
        : OptionalDouble.empty();
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
