package org.voltide.csms.energy.profile;

import java.time.Duration;
import java.time.Instant;
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

  /** The steps' ids, above those of {@link DefaultLimit}. */
  private static final int LOWEST_STEP_ID = 2_147_400_000;

  /** A step lasts a quarter hour at most; a value that nobody renews gives way to the schedule. */
  private static final Duration STEP_HOLDS = Duration.ofMinutes(20);

  /** Longer than a connection takes to come back, and shorter than others take to rely on more. */
  private static final Duration STEP_HOLDS_OFFLINE = Duration.ofMinutes(1);

  /** An update that was lost is fetched by then. */
  private static final Duration STEP_FETCHED = Duration.ofMinutes(5);

  private final StationAbilities station;

  public ProfileWriter(StationAbilities station) {
    this.station = station;
  }

  /** The id of the profile with a step's value at an EVSE. */
  public static int stepId(int evseId) {
    return LOWEST_STEP_ID + evseId;
  }

  /**
   * Whether a profile's values, last renewed then, are still what a plan says: those of a step that
   * nobody renewed are not, and those of other profiles are nobody's here.
   */
  public static boolean isRenewed(int profileId, Instant renewed, Instant now) {
    return profileId < LOWEST_STEP_ID || now.isBefore(renewed.plus(STEP_HOLDS));
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
        .stackLevel(StackLevels.SCHEDULE)
        .chargingProfilePurpose(ChargingProfilePurpose.TxProfile)
        .chargingProfileKind(ChargingProfileKind.Absolute)
        .transactionId(schedule.transactionId())
        .chargingSchedule(all)
        .maxOfflineDuration(alone.orElse(null))
        .invalidAfterOfflineDuration(alone.map(_ -> true).orElse(null))
        .build();
  }

  /**
   * The schedule's value of a moment, as a dynamic profile above the schedule (OCPP 2.1 K28, Q04).
   * Where nobody renews it, or the connection is lost, the schedule holds.
   *
   * @param powerW of the moment
   */
  public ChargingProfile step(CarSchedule car, double powerW, int evseId, Instant now) {
    int id = stepId(evseId);
    ChargingSchedule only =
        ChargingScheduleBuilder.builder()
            .id(id)
            .chargingRateUnit(station.unit())
            .duration(Math.toIntExact(STEP_HOLDS.toSeconds()))
            .chargingSchedulePeriod(List.of(period(car, powerW, 0)))
            .limitAtSoC(stop(car).orElse(null))
            .build();
    return ChargingProfileBuilder.builder()
        .id(id)
        .stackLevel(StackLevels.STEP)
        .chargingProfilePurpose(ChargingProfilePurpose.TxProfile)
        .chargingProfileKind(ChargingProfileKind.Dynamic)
        .transactionId(car.transactionId())
        .chargingSchedule(List.of(only))
        .maxOfflineDuration(Math.toIntExact(STEP_HOLDS_OFFLINE.toSeconds()))
        .invalidAfterOfflineDuration(true)
        .dynUpdateInterval(Math.toIntExact(STEP_FETCHED.toSeconds()))
        .dynUpdateTime(now.truncatedTo(ChronoUnit.SECONDS))
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
