package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.voltide.csms.energy.control.CarState.Agreed;
import org.voltide.csms.energy.control.CarState.Continues;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.CarState.Unsteered;
import org.voltide.csms.energy.control.Deliveries.Order;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.ocpp.gateway.StationLink;

/**
 * Brings a plan to the stations that do not know it yet, in an order that keeps the site's limits
 * meanwhile. Thread-safe.
 */
@Singleton
class PlanDelivery {

  private final DeliveryStore delivered;
  private final Deliveries deliveries;
  private final DynamicPlans dynamics;
  private final Baselines baselines;
  private final ControlStore control;
  private final StationLink link;
  private final Clock clock;

  PlanDelivery(
      DeliveryStore delivered,
      Deliveries deliveries,
      DynamicPlans dynamics,
      Baselines baselines,
      ControlStore control,
      StationLink link,
      Clock clock) {
    this.delivered = delivered;
    this.deliveries = deliveries;
    this.dynamics = dynamics;
    this.baselines = baselines;
    this.control = control;
    this.link = link;
    this.clock = clock;
  }

  /**
   * Sends each steered car its part of the plan, unless its station follows it already.
   *
   * @param site what was planned, with the limits that hold
   * @param alternatives to the plan, of cars that may choose
   * @param ended told what became of each profile that is sent
   */
  void deliver(
      String siteId,
      SiteSnapshot site,
      List<CarState> cars,
      SitePlanView plan,
      long planId,
      Map<UUID, List<double[]>> alternatives,
      BiConsumer<UUID, Sent> ended) {
    Map<UUID, SitePlanView.Car> planned = new HashMap<>();
    plan.cars().forEach(car -> planned.put(car.sessionId(), car));
    Map<UUID, Programme> programmes =
        delivered.lastAccepted(
            cars.stream()
                .filter(car -> car.reached().isPresent())
                .map(car -> car.session().id())
                .toList());
    Instant now = clock.instant();
    Waves waves = new Waves(site, now);
    List<Order> orders = new ArrayList<>();
    List<CarState> told = new ArrayList<>();
    for (CarState car : cars) {
      UUID id = car.session().id();
      switch (car.steering()) {
        case Steered _, Agreed _ -> {
          Steered steered = car.reached().orElseThrow();
          Optional<Programme> programme = Optional.ofNullable(programmes.get(id));
          Instruction instruction = Instruction.of(car, steered, plan, planned.get(id), programme);
          List<Span> before = Change.goingOn(car, programme, steered.fallback(), now);
          if (instruction.isKnown()) {
            resume(car);
            dynamics.goOn(
                course(siteId, car, planId, instruction.goingOn(programme, now), steered));
            waves.goesOn(id, before);
          } else {
            Offering offering =
                Offering.of(
                    car,
                    instruction.schedule(),
                    plan,
                    planned.get(id),
                    planId,
                    alternatives.getOrDefault(id, List.of()));
            CarSchedule schedule = instruction.schedule();
            waves.tell(id, new Change(before, Change.told(schedule, offering.others(), now)));
            orders.add(order(siteId, car, planId, schedule, offering, steered, ended));
            told.add(car);
          }
        }
        case Continues c -> offline(car, plan, "it goes on with its last profile");
        case Unsteered u -> {
          if (link.connection(car.session().stationId()).isEmpty()) {
            offline(car, plan, "it has no profile");
          } else if (car.session().control().state() == ControlState.ORDERED) {
            control.set(car.session().id(), ControlState.ORDERED, null, plan.madeAt());
          }
        }
      }
    }
    dynamics.keepOnly(
        siteId,
        cars.stream()
            .filter(car -> car.reached().filter(s -> s.station().dynamic()).isPresent())
            .map(car -> car.session().id())
            .collect(Collectors.toSet()));
    baselines.freeze(told, plan.madeAt());
    deliveries.send(siteId, planId, waves, orders);
  }

  private void offline(CarState car, SitePlanView plan, String note) {
    if (car.session().control().state() == ControlState.OFFLINE) {
      return;
    }
    control.set(car.session().id(), ControlState.OFFLINE, note, plan.madeAt());
  }

  private void resume(CarState car) {
    if (car.session().control().state() == ControlState.OFFLINE) {
      control.set(car.session().id(), ControlState.FOLLOWING, null, clock.instant());
    }
  }

  private static Course course(
      String siteId, CarState car, long planId, CarSchedule schedule, Steered steered) {
    SessionFacts session = car.session();
    return new Course(
        session.id(),
        siteId,
        session.stationId(),
        session.evseId(),
        planId,
        schedule,
        steered.station());
  }

  private Order order(
      String siteId,
      CarState car,
      long planId,
      CarSchedule schedule,
      Offering offering,
      Steered steered,
      BiConsumer<UUID, Sent> ended) {
    SessionFacts session = car.session();
    Course course = course(siteId, car, planId, schedule, steered);
    return new Order(
        session.id(),
        session.stationId(),
        session.evseId(),
        planId,
        session.negotiation().askedAt(),
        schedule,
        offering,
        steered.station(),
        () -> dynamics.follow(course),
        ended);
  }
}
