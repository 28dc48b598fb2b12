package org.voltide.csms.energy.forecast;

import java.time.Instant;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;

/**
 * Cars that probably come, as one that has their mean energy and power.
 *
 * @param from when it arrives, a whole quarter hour
 * @param until when it leaves
 * @param often how many such cars came in a week on average
 * @param car what it needs; its steps say nothing
 */
public record ExpectedCar(Instant from, Instant until, double often, PluggedCar car) {

  /** A promise to a car that may not come is worth less than one that was made. */
  private static final double PRIORITY = -0.5;

  /** The car in a plan. */
  public PluggedCar between(int arrivalStep, int departureStep) {
    return PluggedCarBuilder.builder(car)
        .arrivalStep(arrivalStep)
        .departureStep(departureStep)
        .priority(PRIORITY)
        .build();
  }
}
