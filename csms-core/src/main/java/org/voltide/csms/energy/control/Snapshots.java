package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.energy.control.CarState.Agreed;
import org.voltide.csms.energy.control.CarState.Continues;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.CarState.Unsteered;
import org.voltide.csms.energy.fallback.Silent;
import org.voltide.csms.energy.limits.ExternalLimit;
import org.voltide.csms.energy.need.Arrival.KnownVehicle;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.Promise;
import org.voltide.csms.energy.plan.HighCharge;
import org.voltide.csms.energy.plan.InOutage;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.sites.wiring.Wiring;
import org.voltide.csms.vehicles.Handling;

/** Makes what the planner sees from what is known. Pure. */
final class Snapshots {

  static final Duration STEP = Duration.ofMinutes(15);
  static final Duration HORIZON = Duration.ofHours(24);

  /** Planned above the target, since meters and efficiencies are not exact. */
  private static final double SAFETY_SHARE = 0.01;

  private static final SiteFacts ANYWHERE = new SiteFacts("", ZoneOffset.UTC, 0, 0, 0, Wiring.NONE);

  private final Instant now;
  private final TimeGrid grid;
  private final GroupsOfSite groups;

  private Snapshots(SiteFacts site, Instant now) {
    this.now = now;
    grid = TimeGrid.from(now, STEP, HORIZON);
    groups = new GroupsOfSite(site, grid);
  }

  /**
   * The site with its steered cars as cars, those expected after them, and the others as base load.
   *
   * @param silent EVSEs out of sight without a session
   * @param unplannable sessions of which no car can be made: taken for drawing all their outlets
   *     give
   */
  static SiteSnapshot of(
      SiteFacts site,
      PriceCurve prices,
      List<ExternalLimit> limits,
      List<CarState> cars,
      List<SessionFacts> unplannable,
      List<Silent> silent,
      Instant now) {
    Snapshots making = new Snapshots(site, now);
    cars.forEach(car -> making.groups.add(car.session(), making.draw(car)));
    unplannable.forEach(
        session ->
            making.groups.add(
                session,
                new Draw(
                    making.perStep(t -> session.arrival().outlet().maxChargeW()),
                    making.perStep(t -> 0))));
    silent.forEach(evse -> making.groups.add(evse, making.draw(evse)));
    return new SiteSnapshot(
        making.grid,
        making.groups.groups(),
        making.perStep(t -> prices.at(making.grid.startOf(t)).importPrice().doubleValue()),
        making.perStep(t -> prices.at(making.grid.startOf(t)).exportPrice().doubleValue()),
        Stream.concat(
                cars.stream()
                    .filter(CarState::isSteered)
                    .map(car -> making.bounded(car, limits, cars)),
                site.outlook().cars(making.grid).stream())
            .toList(),
        limits.stream().map(limit -> making.shared(limit, cars)).toList());
  }

  /**
   * @throws IllegalArgumentException when what is known of a steered car contradicts itself
   */
  static void demandPlannable(CarState car, Instant now) {
    if (car.isSteered()) {
      var _ = new Snapshots(ANYWHERE, now).plugged(car);
    }
  }

  private double[] perStep(IntToDoubleFunction value) {
    double[] values = new double[grid.steps()];
    Arrays.setAll(values, value);
    return values;
  }

  /** What a limit leaves for the steered cars that it covers. */
  private SharedLimit shared(ExternalLimit limit, List<CarState> cars) {
    List<CarState> covered = cars.stream().filter(car -> isCovered(car, limit)).toList();
    List<CarState> steered = cars.stream().filter(CarState::isSteered).toList();
    double[] load = load(covered);
    return new SharedLimit(
        covered.stream()
            .filter(CarState::isSteered)
            .map(steered::indexOf)
            .collect(Collectors.toSet()),
        perStep(t -> Math.max(0, allowedW(limit, t) - load[t])));
  }

  /**
   * A car that gives no more than its part of what others let the cars at its place give together:
   * for all of the plan what they allow at its tightest moment.
   */
  private PluggedCar bounded(CarState car, List<ExternalLimit> limits, List<CarState> cars) {
    double mostW =
        limits.stream()
            .filter(limit -> isCovered(car, limit))
            .flatMap(
                limit ->
                    limit.leastOut(grid.start(), grid.end()).stream()
                        .boxed()
                        .map(
                            outW ->
                                partW(
                                    car,
                                    outW,
                                    cars.stream().filter(c -> isCovered(c, limit)).toList())))
            .reduce(car.maxDischargeW(), Math::min);
    PluggedCar planned = plugged(car);
    return PluggedCarBuilder.builder(planned)
        .maxDischargeW(Math.min(planned.maxDischargeW(), mostW))
        .inOutage(mostW > 0 ? Optional.of(inOutage(car, planned, mostW)) : Optional.empty())
        .build();
  }

  /** Down to the edge of the window, and until its departure, be its driver in haste or not. */
  private InOutage inOutage(CarState car, PluggedCar planned, double mostW) {
    CarNeed need = car.need();
    double leastWh = Math.min(planned.minEnergyWh(), need.energyWh(need.minSocPercent()));
    int departure = Math.max(planned.departureStep(), grid.stepsUntil(need.departure()));
    return new InOutage(leastWh, mostW, departure);
  }

  private static boolean isCovered(CarState car, ExternalLimit limit) {
    return limit.covers(car.session().stationId(), car.session().evseId());
  }

  /** Cars that are not steered give what they were told; the others share by what they can give. */
  private double partW(CarState car, double outW, List<CarState> covered) {
    double givenW =
        covered.stream()
            .map(this::draw)
            .mapToDouble(draw -> -Arrays.stream(draw.leastW()).min().orElse(0))
            .sum();
    double ableW =
        covered.stream().filter(CarState::isSteered).mapToDouble(CarState::maxDischargeW).sum();
    return ableW > 0 ? Math.max(0, outW - givenW) * car.maxDischargeW() / ableW : 0;
  }

  private double allowedW(ExternalLimit limit, int step) {
    return limit.least(grid.startOf(step), grid.startOf(step + 1)).orElse(Double.POSITIVE_INFINITY);
  }

  /** What cars draw at most that are not steered. */
  private double[] load(List<CarState> cars) {
    List<Draw> draws = cars.stream().map(this::draw).toList();
    return perStep(t -> draws.stream().mapToDouble(draw -> draw.mostW()[t]).sum());
  }

  /** What a car may draw that is not steered; nothing when it is. */
  private Draw draw(CarState car) {
    return switch (car.steering()) {
      case Steered s -> new Draw(perStep(t -> 0), perStep(t -> 0));
      case Agreed agreed -> new Draw(agreed.mostW(grid), agreed.leastW(grid));
      case Unsteered(double mostW) ->
          new Draw(fullPower(car, Math.min(mostW, car.need().maxChargeW())), perStep(t -> 0));
      case Continues told ->
          new Draw(
              perStep(t -> mostW(car, told, grid.startOf(t))),
              perStep(t -> Math.min(0, toldW(told, grid.startOf(t)).orElse(0))));
    };
  }

  private Draw draw(Silent evse) {
    return new Draw(
        perStep(t -> grid.startOf(t + 1).isAfter(evse.from()) ? evse.powerW() : 0),
        perStep(t -> 0));
  }

  private double[] fullPower(CarState car, double powerW) {
    double[] load = new double[grid.steps()];
    double roomWh = car.need().capacityWh() - car.energyWh();
    for (int t = 0; t < load.length && roomWh > 0; t++) {
      load[t] = powerW;
      roomWh -= powerW * grid.hours(t) * car.need().chargeEfficiency();
    }
    return load;
  }

  /** A car that was told to give may have nothing more to give. */
  private static double mostW(CarState car, Continues told, Instant at) {
    double afterwards = Math.min(told.afterwardsW(), car.need().maxChargeW());
    OptionalDouble now = toldW(told, at);
    return now.isPresent() && at.isBefore(told.alone())
        ? Math.max(0, now.getAsDouble())
        : Math.max(afterwards, now.orElse(0));
  }

  private static OptionalDouble toldW(Continues told, Instant at) {
    return told.periods().stream()
        .filter(p -> !at.isBefore(p.start()) && at.isBefore(p.end()))
        .mapToDouble(PowerPeriod::powerW)
        .findFirst();
  }

  /**
   * A car that may give holds at least its floor, any other at least what its window begins with.
   * One that shall charge now is low until it holds its target, and urgent: that comes before all
   * prices and promises.
   */
  private PluggedCar plugged(CarState car) {
    CarNeed need = car.need();
    double wanted = Math.min(need.targetWh() + SAFETY_SHARE * need.capacityWh(), need.capacityWh());
    boolean onlyCharges = car.maxDischargeW() == 0;
    double least = onlyCharges ? need.minSocPercent() : need.floorSocPercent();
    double min = Math.min(need.energyWh(least), need.capacityWh());
    double window = Math.min(need.energyWh(need.maxSocPercent()), need.capacityWh());
    // A car that only charges never gains by holding more than its driver wants, but one that
    // cannot
    // charge slowly may have to take a step's worth too much rather than too little.
    double leastStepWh = car.minChargeW() * need.chargeEfficiency() * STEP.toMinutes() / 60;
    double enough = Math.min(wanted + leastStepWh, need.capacityWh());
    double max = onlyCharges ? Math.max(min, enough) : Math.max(window, enough);
    int departureStep = departureStep(car, wanted);
    Optional<KnownVehicle> vehicle = car.session().arrival().vehicle();
    Handling handling = vehicle.map(KnownVehicle::handling).orElse(Handling.ORDINARY);
    double target = departureStep >= grid.steps() ? wantedAtHorizon(need, wanted) : wanted;
    return PluggedCarBuilder.builder()
        .id(car.session().id().toString())
        .group(groups.of(car.session()))
        .phases(groups.phases(car.session()))
        .arrivalStep(0)
        .departureStep(departureStep)
        .energyWh(car.energyWh())
        .capacityWh(need.capacityWh())
        .minEnergyWh(need.chargeNow() ? wanted : Math.min(min, max))
        .maxEnergyWh(max)
        .targetWh(target)
        .maxChargeW(car.maxChargeW())
        .maxDischargeW(need.chargeNow() ? 0 : car.maxDischargeW())
        .minChargeW(Math.min(car.minChargeW(), car.maxChargeW()))
        .chargeEfficiency(need.chargeEfficiency())
        .dischargeEfficiency(need.dischargeEfficiency())
        .wearPerKwhOut(need.wearPerKwh().doubleValue())
        .priority(Treatment.priority(handling))
        .highCharge(highCharge(car, handling, wanted))
        .standingLossW(Treatment.standingLossW(handling, car.maxChargeW(), need.chargeEfficiency()))
        .steadiness(Treatment.steadiness(handling))
        .urgent(need.chargeNow())
        .mostOutWh(vehicle.map(KnownVehicle::mayGiveWh).orElse(OptionalDouble.empty()))
        .build();
  }

  private Optional<HighCharge> highCharge(CarState car, Handling handling, double wantedWh) {
    Double price = handling.highChargePricePerKwhDay();
    return price == null
        ? TopUp.late(car, wantedWh, grid)
        : Treatment.highCharge(handling, price, car.need().capacityWh());
  }

  /** A driver who wants it now, or is overdue, leaves as soon as full power has met the target. */
  private int departureStep(CarState car, double wantedWh) {
    CarNeed need = car.need();
    Instant soonest = grid.startOf(1);
    if (need.chargeNow() || need.departure().isBefore(soonest)) {
      double power = Math.max(car.maxChargeW(), 1) * need.chargeEfficiency();
      double hours = Math.max(0, wantedWh - car.energyWh()) / power;
      int steps = grid.stepsUntil(now.plusSeconds((long) Math.min(hours * 3600, 1e9)));
      return Math.min(steps + 1, grid.steps());
    }
    return grid.stepsUntil(need.departure());
  }

  /** The least from which the target can still be met after the horizon. */
  private double wantedAtHorizon(CarNeed need, double wantedWh) {
    double gain = Promise.reachableWh(need, 0, grid.end(), need.departure());
    return Math.max(0, wantedWh - gain);
  }
}
