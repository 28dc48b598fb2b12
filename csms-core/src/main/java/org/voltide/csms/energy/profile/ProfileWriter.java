package org.voltide.csms.energy.profile;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.LimitAtSoC;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * Writes charging profiles for one station: an absolute TxProfile whose periods carry setpoints
 * where the station knows them and the car may discharge, limits otherwise.
 *
 * <p>Limits are rounded towards zero, never beyond what was planned. When the schedule has run out,
 * or its station was without connection for too long, the profile says nothing more: then the
 * station's {@link DefaultLimit} holds, if it has one.
 */
public final class ProfileWriter {

  /** Of the one TxProfile a session ever has; nothing is stacked on it. */
  private static final int STACK_LEVEL = 0;

  private final StationAbilities station;

  public ProfileWriter(StationAbilities station) {
    this.station = station;
  }

  /** The profile that makes the station follow the schedule. */
  public ChargingProfile write(CarSchedule schedule) {
    return write(schedule, List.of());
  }

  /**
   * The same, leaving the car the choice between the schedule and others (OCPP 2.x K15.FR.03).
   *
   * @param others at most two; the {@link CarSchedule#profileId} of each is the id of its schedule
   */
  public ChargingProfile write(CarSchedule schedule, List<CarSchedule> others) {
    List<ChargingSchedule> all = new ArrayList<>();
    all.add(schedule(schedule.compact(station.maxPeriods())));
    others.forEach(other -> all.add(schedule(other.compact(station.maxPeriods()))));
    Optional<Integer> alone = station.mostOffline().map(most -> Math.toIntExact(most.toSeconds()));
    return ChargingProfileBuilder.builder()
        .id(schedule.profileId())
        .stackLevel(STACK_LEVEL)
        .chargingProfilePurpose(ChargingProfilePurpose.TxProfile)
        .chargingProfileKind(ChargingProfileKind.Absolute)
        .transactionId(schedule.transactionId())
        .chargingSchedule(all)
        .maxOfflineDuration(alone.orElse(null))
        .invalidAfterOfflineDuration(alone.map(_ -> true).orElse(null))
        .build();
  }

  private ChargingSchedule schedule(CarSchedule car) {
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    for (PowerPeriod period : car.periods()) {
      int start = car.secondsTo(period.start());
      if (!periods.isEmpty() && periods.getLast().startPeriod() == start) {
        periods.removeLast();
      }
      periods.add(period(car, period.powerW(), start));
    }
    return ChargingScheduleBuilder.builder()
        .id(car.profileId())
        .chargingRateUnit(station.unit())
        .startSchedule(car.start().truncatedTo(ChronoUnit.SECONDS))
        .duration(Math.max(1, car.seconds()))
        .chargingSchedulePeriod(periods)
        .limitAtSoC(stop(car).orElse(null))
        .build();
  }

  /** Where the car tells its state of charge, nothing is charged beyond what was planned. */
  private Optional<LimitAtSoC> stop(CarSchedule car) {
    return station.stopsAtSoc() && car.mostSocPercent().isPresent()
        ? Optional.of(new LimitAtSoC(car.mostSocPercent().getAsInt(), 0, null))
        : Optional.empty();
  }

  private ChargingSchedulePeriod period(CarSchedule car, double powerW, int start) {
    int phases = station.phasesFor(powerW, car.minChargeW());
    Rates rates = new Rates(station.unit(), station.volts(), phases);
    double part = (double) phases / station.phases();
    double possibleW = station.possibleW(powerW, car.minChargeW(), car.maxChargeW());
    var period =
        ChargingSchedulePeriodBuilder.builder()
            .startPeriod(start)
            .numberPhases(rates.toldPhases().orElse(null));
    if (station.setpoints() && car.maxDischargeW() > 0) {
      double setpoint = rates.of(possibleW);
      return period
          .operationMode(OperationMode.CentralSetpoint)
          .setpoint(setpoint)
          .limit(Math.max(rates.of(car.maxChargeW() * part), setpoint))
          .dischargeLimit(Math.min(-rates.of(car.maxDischargeW() * part), setpoint))
          .build();
    }
    if (station.setpoints()) {
      period.operationMode(OperationMode.ChargingOnly);
    }
    double lowest = station.negativeLimits() && !station.setpoints() ? -car.maxDischargeW() : 0;
    return period.limit(rates.of(Math.max(possibleW, lowest))).build();
  }
}
