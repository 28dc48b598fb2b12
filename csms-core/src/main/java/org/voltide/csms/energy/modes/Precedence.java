package org.voltide.csms.energy.modes;

/**
 * Who yields to whom, the weakest first. What is above is never given up for what is below; where
 * two limits disagree the lower one holds. {@link Shaping} makes modes keep it; prices of what is
 * soft and edges of what is hard, in {@code energy.plan.problem}, make plans keep it.
 */
enum Precedence {

  /** What the site is steered for: costs, own generation, or nothing but its limits. */
  OBJECTIVE,

  /** What a single session is steered for instead. */
  SESSION,

  /** A power at the connection that somebody else says. */
  SETPOINT,

  /** Energy kept for an outage, and power for the grid. */
  RESERVE,

  /** What drivers were promised. */
  PROMISE,

  /**
   * A cap on import, and schedules; of a session also its schedule, and that it lives on surplus.
   */
  CAP,

  /** A car that its driver, or an operator for him, wants charged now. */
  CHARGE_NOW,

  /** An outage: nothing flows through the connection, and cars supply the critical load. */
  OUTAGE,

  /** Of the connection, groups, phases and stations, of grid operators and other others. */
  LIMIT
}
