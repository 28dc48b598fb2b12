package org.voltide.csms.energy.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session in one quarter hour: energy at the EVSE, and what it comes to at the rates of that
 * time.
 *
 * @param lostWh in charger and battery, in both directions
 * @param refedWh taken, in this quarter hour or before, and found in this one to have been given
 *     back, with the losses of both ways
 * @param refedCost what that had cost when it was taken
 * @param dischargeSeconds how long energy came out
 * @param cost of the energy taken, at the import price
 * @param revenue of the energy given, at the export price
 * @param wear of the battery for the energy given
 * @param co2InKg of the energy taken
 * @param co2AvoidedKg that the energy given saved others
 */
public record LedgerEntry(
    Instant start,
    @Nullable UUID vehicleId,
    double energyInWh,
    double energyOutWh,
    double lostWh,
    double refedWh,
    long dischargeSeconds,
    @JsonUnwrapped Rates rates,
    BigDecimal cost,
    BigDecimal revenue,
    BigDecimal wear,
    BigDecimal refedCost,
    @Nullable BigDecimal co2InKg,
    @Nullable BigDecimal co2AvoidedKg) {

  /** Decimals of every amount. */
  static final int SCALE = 6;

  /** Values a quarter hour. */
  static LedgerEntry of(
      QuarterEnergy energy, Optional<UUID> vehicle, Rates rates, Carried.Refed refed) {
    BigDecimal kg = rates.kgPerKwh();
    return new LedgerEntry(
        energy.start(),
        vehicle.orElse(null),
        energy.inWh(),
        energy.outWh(),
        energy.inWh() * (1 - rates.chargeEfficiency())
            + energy.outWh() * (1 / rates.dischargeEfficiency() - 1),
        refed.wh(),
        energy.giving().toSeconds(),
        rates,
        amount(energy.inWh(), rates.importPrice()),
        amount(energy.outWh(), rates.exportPrice()),
        amount(energy.outWh(), rates.wearPerKwh()),
        refed.cost(),
        kg == null ? null : amount(energy.inWh(), kg),
        kg == null ? null : amount(energy.outWh(), kg));
  }

  /** What so much energy comes to at something per kWh. */
  static BigDecimal amount(double wh, BigDecimal perKwh) {
    return BigDecimal.valueOf(wh)
        .movePointLeft(3)
        .multiply(perKwh)
        .setScale(SCALE, RoundingMode.HALF_UP);
  }
}
