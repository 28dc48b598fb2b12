package org.voltide.csms.energy.plan;

/**
 * What one car does.
 *
 * @param id the session
 * @param powerW per step of the grid, positive into the car; 0 from its departure on
 * @param energyWh in the battery at the end of each step
 * @param shortfallWh how much of the promise cannot be met, 0 when it is kept
 */
public record CarPlan(String id, double[] powerW, double[] energyWh, double shortfallWh) {}
