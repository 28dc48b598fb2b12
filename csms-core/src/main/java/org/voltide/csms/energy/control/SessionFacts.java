package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.voltide.csms.energy.need.Arrival;
import org.voltide.csms.energy.need.ArrivalBuilder;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.CarNeedBuilder;
import org.voltide.csms.energy.need.NeedDerivation;
import org.voltide.ocpp.message.smartcharging.ControlMode;

/**
 * A session as the database knows it.
 *
 * @param evseId {@link #NO_EVSE} while the station has not named it
 * @param label what people call the car
 * @param changedAt when the station's last word on it was stored
 * @param energyInWh through the meter into the car so far
 * @param socPercent the latest measured
 * @param steered whether the plan steers cars at its station; otherwise the station's own profiles
 *     do
 * @param chargeNow an operator wants it charged now ({@link
 *     org.voltide.csms.energy.modes.Mode.ChargeNow})
 * @param priority charges by a profile for priority charging (OCPP 2.1 K21, K22): at full power
 *     until the battery is full
 * @param acceptsNegativeLimits see {@link
 *     org.voltide.csms.energy.profile.StationAbilities#negativeLimits}
 * @param dynamicProfiles whether an operator wants its station to get the plan one value at a time
 */
record SessionFacts(
    UUID id,
    String siteId,
    String stationId,
    int evseId,
    String transactionId,
    String label,
    Instant startedAt,
    Optional<Instant> endedAt,
    Instant changedAt,
    double energyInWh,
    double energyOutWh,
    double powerW,
    OptionalDouble socPercent,
    Optional<Instant> sampledAt,
    boolean steered,
    boolean chargeNow,
    boolean priority,
    boolean acceptsNegativeLimits,
    boolean dynamicProfiles,
    Arrival arrival,
    Negotiation negotiation,
    Control control,
    Optional<StoredPromise> promise) {

  /** EVSEs are numbered from 1. */
  static final int NO_EVSE = 0;

  /**
   * What the car asked for over its cable.
   *
   * @param askedAt when it last told its needs, chose a schedule that was rejected, or went on
   *     after a restart of its station (OCPP 2.1 E17): it waits for a profile that answers this
   *     (OCPP 2.x K15.FR.17, K16.FR.12)
   * @param maxPeriods most periods it takes in a schedule
   */
  record Negotiation(Optional<Instant> askedAt, OptionalInt maxPeriods) {

    static final Negotiation NONE = new Negotiation(Optional.empty(), OptionalInt.empty());

    boolean isMetSince(Instant sent) {
      return askedAt.filter(sent::isBefore).isEmpty();
    }
  }

  /** What the station is known to do. */
  record Control(ControlState state, Optional<Instant> since) {

    boolean isRecent(Instant now, Duration span) {
      return since.map(at -> at.plus(span).isAfter(now)).orElse(false);
    }
  }

  /**
   * A promise made earlier.
   *
   * @param need what it was made for
   */
  record StoredPromise(double energyWh, double targetSocPercent, Instant departure) {

    boolean isFor(CarNeed need) {
      return Math.abs(targetSocPercent - need.targetSocPercent()) < 0.5
          && Duration.between(departure, need.departure()).abs().toSeconds() < 60;
    }
  }

  /**
   * Whether the car chooses between schedules: it told its needs, and not that it leaves all to
   * others (ISO 15118-2, ISO 15118-20 scheduled control; OCPP 2.x K15, 2.1 K18, K19).
   */
  boolean choosesItsSchedule() {
    return arrival
        .reported()
        .filter(
            needs ->
                needs.controlMode() == null
                    ? needs.v2xChargingParameters() == null
                    : needs.controlMode() == ControlMode.ScheduledControl)
        .isPresent();
  }

  /** SoC readings are whole percent. */
  private static final double SOC_ROUNDING = 0.5;

  /**
   * What the car needs.
   *
   * @param discharges whether its station can be told to discharge
   * @param seen of its power
   */
  CarNeed need(boolean discharges, Watch.Seen seen) {
    CarNeed need =
        NeedDerivation.of(
            ArrivalBuilder.builder(arrival)
                .progress(arrival.progress().seen(seen.mostW(), seen.limits().maxChargeW()))
                .build());
    if (chargeNow || priority) {
      need = CarNeedBuilder.builder(need).chargeNow(true).build();
    }
    if (priority) {
      need = CarNeedBuilder.builder(need).targetSocPercent(100).build();
    }
    return discharges ? need : CarNeedBuilder.builder(need).maxDischargeW(0).build();
  }

  /** Battery energy by the meter, kept within what the car itself says. */
  double energyWh(CarNeed need) {
    double metered =
        need.arrivalEnergyWh()
            + energyInWh * need.chargeEfficiency()
            - energyOutWh / need.dischargeEfficiency();
    if (socPercent.isPresent()) {
      double soc = socPercent.getAsDouble();
      metered = Math.max(metered, need.energyWh(soc - SOC_ROUNDING));
      metered = Math.min(metered, need.energyWh(soc + SOC_ROUNDING));
    }
    return Math.max(0, Math.min(need.capacityWh(), metered));
  }
}
