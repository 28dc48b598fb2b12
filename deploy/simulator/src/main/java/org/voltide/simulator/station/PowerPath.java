package org.voltide.simulator.station;

import java.time.Duration;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.simulator.car.Car;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.profile.Allowance;

/** What one EVSE can do with a car, given what it is allowed. Positive into the car. */
record PowerPath(StationSpec spec) {
  private static final double NOTHING_W = 0.5;

  /**
   * What the station offers: an AC station offers nothing rather than less than its minimum.
   *
   * @param dischargeShare what part of its discharging power it may use, 0 to 1
   */
  double offerW(Car car, Allowance allowed, double dischargeShare) {
    double most = Math.min(spec.maxDischargeW(), car.spec().maxDischargeW());
    double offer =
        Math.clamp(allowed.targetW(), Math.min(0.0, -most * dischargeShare), ceilingW(car.spec()));
    return offer > 0 && offer < floorW(car.spec()) ? 0 : offer;
  }

  /** What flows of an offer: the car's battery may take or give less. */
  double flowW(Car car, double offerW) {
    return Math.clamp(offerW, -car.dischargeLimitW(), car.chargeLimitW());
  }

  /** Why it flows, or does not. */
  static ChargingState state(double offerW, double flowW) {
    if (Math.abs(flowW) >= NOTHING_W) {
      return ChargingState.Charging;
    }
    return Math.abs(offerW) < NOTHING_W ? ChargingState.SuspendedEVSE : ChargingState.SuspendedEV;
  }

  /** Moves energy through the meter. */
  static double move(Visit visit, Meter meter, double powerW, Duration time) {
    double wh = visit.car().exchange(powerW, time);
    meter.count(wh);
    visit.metered(wh);
    return wh;
  }

  int phases(CarSpec car) {
    return spec.current() == StationSpec.Current.AC
        ? Math.min(spec.phases(), car.phases())
        : spec.phases();
  }

  /** A one-phase car gets a third of a three-phase AC station. */
  private double ceilingW(CarSpec car) {
    return spec.maxChargeW() * phases(car) / spec.phases();
  }

  private double floorW(CarSpec car) {
    return spec.current() == StationSpec.Current.AC
        ? spec.minCurrentA() * StationSpec.VOLTS * phases(car)
        : 0;
  }
}
