/**
 * Decides when each car of a site charges and discharges, and checks every decision. Pure: no
 * clock, no I/O, no randomness, so the same code plans live, in simulation and on recorded days.
 * Thread-safe. Called by {@code energy.control} and the benchmarks.
 */
@NullMarked
package org.voltide.csms.energy.plan;

import org.jspecify.annotations.NullMarked;
