/**
 * What sites and sessions are steered for: cost, own generation, a cap on import, a schedule, a
 * setpoint of others, energy for an outage. Stored here; {@link
 * org.voltide.csms.energy.modes.Shaping} turns modes into limits, prices and energies of what the
 * planner sees, purely. Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.modes;

import org.jspecify.annotations.NullMarked;
