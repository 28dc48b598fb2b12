package org.voltide.csms.energy.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.voltide.csms.energy.control.CarState.Agreed;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * The choice that goes with a profile.
 *
 * @param others schedules beside the plan's
 * @param offers all schedules, the plan's first; none without a choice
 * @param taken the id of the one the car follows already
 */
record Offering(List<CarSchedule> others, List<Offer> offers, OptionalInt taken) {

  static final Offering NONE = new Offering(List.of(), List.of(), OptionalInt.empty());

  Offering {
    others = List.copyOf(others);
    offers = List.copyOf(offers);
  }

  /**
   * What a car is offered with its schedule. One that has chosen is offered nothing else; a course
   * that its station cannot be told whole is left out.
   *
   * @param courses beside the plan's, in W per step
   */
  static Offering of(
      CarState car,
      CarSchedule schedule,
      SitePlanView plan,
      SitePlanView.Car planned,
      long planId,
      List<double[]> courses) {
    Offer first = Offer.of(schedule.profileId(), schedule.periods(), planned.periods(plan));
    return switch (car.steering()) {
      case Agreed agreed when agreed.possible().size() == 1 ->
          new Offering(List.of(), List.of(first), OptionalInt.of(first.scheduleId()));
      case Steered steered -> between(first, schedule, car, steered, plan, planId, courses);
      default -> NONE;
    };
  }

  private static Offering between(
      Offer first,
      CarSchedule schedule,
      CarState car,
      Steered steered,
      SitePlanView plan,
      long planId,
      List<double[]> courses) {
    List<Offer> offers = new ArrayList<>(List.of(first));
    List<CarSchedule> others = new ArrayList<>();
    for (double[] course : courses) {
      List<PowerPeriod> meant = plan.periods(DoubleStream.of(course).boxed().toList());
      int id = id(planId * (Offers.MOST - 1) + others.size());
      CarSchedule whole =
          schedule.with(id, steered.carefully(Instruction.possible(car, steered, meant)));
      int most = steered.station().maxPeriods();
      CarSchedule told = whole.compact(most);
      if (whole.fits(most)) {
        others.add(told);
        offers.add(Offer.of(id, told.periods(), meant));
      }
    }
    return others.isEmpty() ? NONE : new Offering(others, offers, OptionalInt.empty());
  }

  /** Another one each time, so that a late word on an old offer means nothing. */
  private static int id(long number) {
    return CarSchedule.LOWEST_CHOICE_ID + (int) (number % CarSchedule.LOWEST_CHOICE_ID);
  }
}
