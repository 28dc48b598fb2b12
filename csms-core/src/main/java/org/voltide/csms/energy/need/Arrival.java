package org.voltide.csms.energy.need;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.vehicles.Handling;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;

/**
 * Everything known about a session from which its need follows.
 *
 * @param zone of the site, for daily departure times
 * @param socPercent the first the station measured
 * @param reported the car's latest NotifyEVChargingNeeds
 * @param gainedWh battery energy gained from arrival to that report
 * @param habits of its vehicle, or of its token where the vehicle has none
 * @param progress of the session so far
 */
@RecordBuilder
public record Arrival(
    Instant startedAt,
    ZoneId zone,
    OptionalDouble socPercent,
    Outlet outlet,
    Optional<KnownVehicle> vehicle,
    Optional<TokenDefaults> token,
    Optional<ChargingNeeds> reported,
    double gainedWh,
    Optional<DriverWish> wish,
    Habits habits,
    Progress progress) {

  /**
   * Where the car is plugged in.
   *
   * @param maxDischargeW 0 where the station cannot be told to discharge
   */
  public record Outlet(boolean dc, int phases, double maxChargeW, double maxDischargeW) {

    /** As a car finds it that charges on so many phases at AC. */
    public Outlet onPhases(Optional<Integer> used) {
      int common = Math.min(phases, used.orElse(phases));
      double share = dc ? 1 : (double) common / phases;
      return new Outlet(dc, common, maxChargeW * share, maxDischargeW * share);
    }
  }

  /**
   * A registered vehicle; powers at the kind of current of its outlet.
   *
   * @param phases on which it charges at AC, empty when as many as the outlet has
   * @param mayGiveWh in this session, without using up its warranty; empty when nothing bounds it
   */
  public record KnownVehicle(
      double capacityWh,
      double maxChargeW,
      double maxDischargeW,
      Optional<Integer> phases,
      double minChargeW,
      double chargeEfficiency,
      double dischargeEfficiency,
      double minSocPercent,
      double maxSocPercent,
      BigDecimal wearPerKwh,
      Handling handling,
      OptionalDouble mayGiveWh) {}

  /** What a token's holder wants on ordinary days. */
  public record TokenDefaults(
      OptionalDouble targetSocPercent, Optional<LocalTime> departureTime, boolean maySupplyGrid) {}

  /**
   * What the driver wants this time.
   *
   * @param floorSocPercent below this nothing is given for the market
   * @param energyWh at the meter, in the whole session; counts where no target is wished
   * @param mayDischarge empty when he did not say
   */
  public record DriverWish(
      OptionalDouble targetSocPercent,
      Optional<Instant> departure,
      boolean chargeNow,
      OptionalDouble floorSocPercent,
      OptionalDouble energyWh,
      Optional<Boolean> mayDischarge) {

    /** One that says nothing of energy, or of giving it back. */
    public DriverWish(
        OptionalDouble targetSocPercent,
        Optional<Instant> departure,
        boolean chargeNow,
        OptionalDouble floorSocPercent) {
      this(
          targetSocPercent,
          departure,
          chargeNow,
          floorSocPercent,
          OptionalDouble.empty(),
          Optional.empty());
    }

    /** The target that was wished, if any was. */
    public static OptionalDouble target(Optional<DriverWish> wish) {
      return wish.map(DriverWish::targetSocPercent).orElse(OptionalDouble.empty());
    }
  }
}
