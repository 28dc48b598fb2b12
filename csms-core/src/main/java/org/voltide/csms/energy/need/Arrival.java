package org.voltide.csms.energy.need;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;

/**
 * Everything known about a session from which its need follows.
 *
 * @param zone of the site, for daily departure times
 * @param socPercent the first the station measured
 * @param reported the car's latest NotifyEVChargingNeeds
 * @param gainedWh battery energy gained from arrival to that report
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
    Optional<DriverWish> wish) {

  /**
   * Where the car is plugged in.
   *
   * @param maxDischargeW 0 where the station cannot be told to discharge
   */
  public record Outlet(boolean dc, int phases, double maxChargeW, double maxDischargeW) {}

  /** A registered vehicle. */
  public record KnownVehicle(
      double capacityWh,
      double maxChargeW,
      double maxDischargeW,
      double minChargeW,
      double chargeEfficiency,
      double dischargeEfficiency,
      double minSocPercent,
      double maxSocPercent,
      BigDecimal wearPerKwh) {}

  /** What a token's holder wants on ordinary days. */
  public record TokenDefaults(
      OptionalDouble targetSocPercent, Optional<LocalTime> departureTime, boolean maySupplyGrid) {}

  /** What the driver wants this time. */
  public record DriverWish(
      OptionalDouble targetSocPercent, Optional<Instant> departure, boolean chargeNow) {}
}
