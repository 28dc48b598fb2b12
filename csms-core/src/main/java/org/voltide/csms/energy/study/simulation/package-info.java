/**
 * Replays recorded sessions in quarter hours under different strategies: charging at once, and the
 * product's planner with a rolling horizon or with perfect knowledge. What came of it is computed
 * by {@link org.voltide.csms.energy.study.simulation.Replay}, which knows nothing of planners.
 */
@NullMarked
package org.voltide.csms.energy.study.simulation;

import org.jspecify.annotations.NullMarked;
