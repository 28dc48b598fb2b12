/**
 * The fast engine, in plain Java: finds the prices of energy and congestion, then has every car
 * follow its own best plan against what the others leave. Deterministic, bounded in time, and says
 * how far from the optimum its plan can be at most.
 */
@NullMarked
package org.voltide.csms.energy.plan.fast;

import org.jspecify.annotations.NullMarked;
