package org.voltide.csms.energy.study.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.study.recording.Session;

/**
 * Sessions as stays on the study's quarter hours. A car is there from the first whole quarter hour
 * to the last one. Its promise is the recorded energy, or what the station gives in that time where
 * that is less; for all strategies alike.
 *
 * @param stays in the order of their arrival
 * @param tooShort sessions without one whole quarter hour, left out
 * @param cut sessions that get less than recorded
 * @param cutKwh how much less, in all
 */
public record Stays(List<Stay> stays, int tooShort, int cut, double cutKwh) {

  /** A car that leaves full by the window took at most this share of its battery. */
  private static final double MOST_TAKEN = 0.7;

  private static final double ROUNDING_WH = 1;

  public Stays {
    stays = List.copyOf(stays);
  }

  /**
   * The stays of all sessions.
   *
   * @param sessions in the order of their arrival
   */
  public static Stays of(List<Session> sessions, Assumptions assumptions, Quarters quarters) {
    Map<String, Double> mostKwh = new HashMap<>();
    sessions.forEach(each -> mostKwh.merge(each.vehicle(), each.energyKwh(), Math::max));
    List<Stay> stays = new ArrayList<>();
    int tooShort = 0;
    int cut = 0;
    double cutKwh = 0;
    for (Session session : sessions) {
      int from = quarters.from(session.plugIn());
      int until = quarters.containing(session.plugOut());
      if (from >= until) {
        tooShort++;
        continue;
      }
      double fitKwh = mostKwh.get(session.vehicle()) * assumptions.chargeEfficiency() / MOST_TAKEN;
      PluggedCar car = car(session, from, until, fitKwh, assumptions);
      stays.add(new Stay(session.vehicle(), car));
      double takenWh = (car.targetWh() - car.energyWh()) / assumptions.chargeEfficiency();
      double lessWh = session.energyKwh() * 1_000 - takenWh;
      cut += lessWh > ROUNDING_WH ? 1 : 0;
      cutKwh += lessWh > ROUNDING_WH ? lessWh / 1_000 : 0;
    }
    return new Stays(stays, tooShort, cut, cutKwh);
  }

  private static PluggedCar car(
      Session session, int from, int until, double fitKwh, Assumptions assumptions) {
    double powerW =
        1_000 * Math.min(assumptions.powerKw(), session.powerKw().orElse(assumptions.powerKw()));
    double hours = (until - from) * Quarters.HOURS;
    double takenWh = Math.min(session.energyKwh() * 1_000, powerW * hours);
    double gainWh = takenWh * assumptions.chargeEfficiency();
    double assumedKwh = Math.max(assumptions.capacityKwh(), fitKwh);
    double capacity = Math.max(1_000 * session.capacityKwh().orElse(assumedKwh), gainWh);
    double high = assumptions.windowHigh() * capacity;
    double energy =
        session.arrivalSoc().isPresent()
            ? Math.min(session.arrivalSoc().getAsDouble() * capacity, capacity - gainWh)
            : Math.max(0, high - gainWh);
    double target = energy + gainWh;
    return PluggedCarBuilder.builder()
        .id(session.id())
        .group(0)
        .phases(Phases.THREE)
        .arrivalStep(from)
        .departureStep(until)
        .energyWh(energy)
        .capacityWh(capacity)
        .minEnergyWh(Math.min(assumptions.windowLow() * capacity, target))
        .maxEnergyWh(Math.max(high, target))
        .targetWh(target)
        .maxChargeW(powerW)
        .maxDischargeW(powerW)
        .minChargeW(0)
        .chargeEfficiency(assumptions.chargeEfficiency())
        .dischargeEfficiency(assumptions.dischargeEfficiency())
        .wearPerKwhOut(assumptions.wearPerKwhOut())
        .build();
  }

  /** The stays that find one of so many stations free; the others drive on. */
  public static List<Stay> served(List<Stay> stays, int stations) {
    PriorityQueue<Integer> taken = new PriorityQueue<>();
    List<Stay> served = new ArrayList<>();
    for (Stay stay : stays) {
      while (!taken.isEmpty() && taken.peek() <= stay.from()) {
        taken.remove();
      }
      if (taken.size() < stations) {
        taken.add(stay.until());
        served.add(stay);
      }
    }
    return List.copyOf(served);
  }

  /** The most cars that are there at once. */
  public static int mostAtOnce(List<Stay> stays) {
    PriorityQueue<Integer> taken = new PriorityQueue<>();
    int most = 0;
    for (Stay stay : stays) {
      while (!taken.isEmpty() && taken.peek() <= stay.from()) {
        taken.remove();
      }
      taken.add(stay.until());
      most = Math.max(most, taken.size());
    }
    return most;
  }
}
