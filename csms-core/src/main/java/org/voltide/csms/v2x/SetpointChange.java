package org.voltide.csms.v2x;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/** New values of a dynamic order; what is absent stays as it is. Positive is into the car. */
record SetpointChange(
    @Nullable Double setpointW,
    @Nullable @DecimalMin("0") Double limitW,
    @Nullable @DecimalMax("0") Double dischargeLimitW) {

  OperationModeOrder applied(OperationModeOrder before) {
    var after = OperationModeOrderBuilder.builder(before);
    if (setpointW != null) {
      after.setpointW(setpointW);
    }
    if (limitW != null) {
      after.limitW(limitW);
    }
    if (dischargeLimitW != null) {
      after.dischargeLimitW(dischargeLimitW);
    }
    return after.build();
  }
}
