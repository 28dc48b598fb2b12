package org.voltide.csms.energy.carbon;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;

/** CO2 of a kWh from the grid, which holds for a while. */
public record CarbonStep(
    @NotNull Instant start,
    @NotNull Instant end,
    @NotNull @PositiveOrZero @DecimalMax("5") @Digits(integer = 1, fraction = 6)
        BigDecimal kgPerKwh) {}
