package org.voltide.csms.vehicles;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Columns of every table that says what vehicles can. */
@MappedSuperclass
abstract class Described {

  @Id UUID id;
  String name;
  @Nullable String manufacturer;
  @Nullable Double capacityWh;

  @Column(name = "max_charge_w")
  @Nullable Double maxChargeW;

  @Column(name = "max_dc_charge_w")
  @Nullable Double maxDcChargeW;

  @Column(name = "max_discharge_w")
  @Nullable Double maxDischargeW;

  @Column(name = "max_dc_discharge_w")
  @Nullable Double maxDcDischargeW;

  @Nullable Integer phases;

  @Column(name = "min_charge_w")
  @Nullable Double minChargeW;

  @Nullable Double chargeEfficiency;
  @Nullable Double dischargeEfficiency;
  @Nullable Double minSocPercent;
  @Nullable Double maxSocPercent;
  @Nullable BigDecimal wearPerKwh;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable Handling handling;

  Instant createdAt;

  /** The model it is of. */
  abstract Optional<UUID> model();

  VehicleFields fields() {
    return new VehicleFields(
        name,
        manufacturer,
        model().orElse(null),
        capacityWh,
        maxChargeW,
        maxDcChargeW,
        maxDischargeW,
        maxDcDischargeW,
        phases,
        minChargeW,
        chargeEfficiency,
        dischargeEfficiency,
        minSocPercent,
        maxSocPercent,
        wearPerKwh == null ? null : wearPerKwh.stripTrailingZeros(),
        handling);
  }

  void set(VehicleFields fields) {
    name = fields.name();
    manufacturer = fields.manufacturer();
    capacityWh = fields.capacityWh();
    maxChargeW = fields.maxChargeW();
    maxDcChargeW = fields.maxDcChargeW();
    maxDischargeW = fields.maxDischargeW();
    maxDcDischargeW = fields.maxDcDischargeW();
    phases = fields.phases();
    minChargeW = fields.minChargeW();
    chargeEfficiency = fields.chargeEfficiency();
    dischargeEfficiency = fields.dischargeEfficiency();
    minSocPercent = fields.minSocPercent();
    maxSocPercent = fields.maxSocPercent();
    wearPerKwh = fields.wearPerKwh();
    handling = fields.handling();
  }
}
