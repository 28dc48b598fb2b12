package org.voltide.csms.energy.study.simulation;

import org.voltide.csms.energy.plan.PluggedCar;

/**
 * A car at a station, on the study's quarter hours: its steps of arrival and departure count from
 * the study's origin.
 *
 * @param vehicle who came
 * @param car with its promise, which it can keep when nothing but its station limits it
 */
public record Stay(String vehicle, PluggedCar car) {

  int from() {
    return car.arrivalStep();
  }

  int until() {
    return car.departureStep();
  }

  int quarters() {
    return until() - from();
  }
}
