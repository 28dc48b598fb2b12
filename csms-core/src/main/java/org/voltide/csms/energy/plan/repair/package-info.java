/**
 * Makes plans keep what no convex problem can say: minimum powers, whole amperes, standing losses,
 * steadiness.
 */
@NullMarked
package org.voltide.csms.energy.plan.repair;

import org.jspecify.annotations.NullMarked;
