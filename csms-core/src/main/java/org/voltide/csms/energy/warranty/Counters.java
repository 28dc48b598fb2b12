package org.voltide.csms.energy.warranty;

import org.jspecify.annotations.Nullable;

/**
 * What makers of vehicles bound.
 *
 * @param outWh given at EVSEs
 * @param dischargeHours in which energy came out
 * @param cycles equivalent full cycles by giving: what left the battery for it ÷ its capacity
 */
public record Counters(
    @Nullable Double outWh, @Nullable Double dischargeHours, @Nullable Double cycles) {}
