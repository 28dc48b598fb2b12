package org.voltide.csms.transactions;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.ocpp.message.transactions.TransactionLimit;
import org.voltide.ocpp.message.transactions.TransactionLimitBuilder;

/** When a session is to stop; what is absent does not limit it (OCPP 2.1 E16). */
public record Limits(
    @Nullable @DecimalMin("0") Double energyWh,
    @Nullable @Min(1) Integer seconds,
    @Nullable @DecimalMin("0") BigDecimal cost,
    @Nullable @Min(0) @Max(100) Integer socPercent) {
  public static final Limits NONE = new Limits(null, null, null, null);

  /** Reads what {@link #json} wrote. */
  static Limits parse(String json) {
    return Json.stored(Limits.class, json);
  }

  static Limits of(TransactionLimit told) {
    return new Limits(told.maxEnergy(), told.maxTime(), told.maxCost(), told.maxSoC());
  }

  String json() {
    return Json.text(this);
  }

  TransactionLimit toOcpp() {
    return TransactionLimitBuilder.builder()
        .maxEnergy(energyWh)
        .maxTime(seconds)
        .maxCost(cost)
        .maxSoC(socPercent)
        .build();
  }
}
