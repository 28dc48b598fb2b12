package org.voltide.csms.sites.wiring;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * The most that may flow through a place, in W.
 *
 * @param importW towards the cars
 * @param exportW towards the grid
 */
public record FlowLimit(
    @NotNull @PositiveOrZero @DecimalMax(Wiring.MOST_W) Double importW,
    @NotNull @PositiveOrZero @DecimalMax(Wiring.MOST_W) Double exportW) {}
