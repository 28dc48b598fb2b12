package org.voltide.csms.vehicles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Table {@code vehicle}. */
@Entity
class Vehicle {

  @Id UUID id;
  String name;
  double capacityWh;

  @Column(name = "max_charge_w")
  double maxChargeW;

  @Column(name = "max_discharge_w")
  double maxDischargeW;

  @Column(name = "min_charge_w")
  double minChargeW;

  double chargeEfficiency;
  double dischargeEfficiency;
  double minSocPercent;
  double maxSocPercent;
  BigDecimal wearPerKwh;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable Handling handling;

  Instant createdAt;

  VehicleFields fields() {
    return new VehicleFields(
        name,
        capacityWh,
        maxChargeW,
        maxDischargeW,
        minChargeW,
        chargeEfficiency,
        dischargeEfficiency,
        minSocPercent,
        maxSocPercent,
        wearPerKwh.stripTrailingZeros(),
        handling);
  }

  /** What is not said takes the value most cars have. */
  void set(VehicleFields fields) {
    name = fields.name();
    capacityWh = fields.capacityWh();
    maxChargeW = fields.maxChargeW();
    maxDischargeW = Optional.ofNullable(fields.maxDischargeW()).orElse(0d);
    minChargeW = Optional.ofNullable(fields.minChargeW()).orElse(0d);
    chargeEfficiency = Optional.ofNullable(fields.chargeEfficiency()).orElse(0.93);
    dischargeEfficiency = Optional.ofNullable(fields.dischargeEfficiency()).orElse(0.93);
    minSocPercent = fields.leastSocPercent();
    maxSocPercent = fields.mostSocPercent();
    wearPerKwh = Optional.ofNullable(fields.wearPerKwh()).orElse(new BigDecimal("0.05"));
    handling = fields.handling();
  }
}
