/** Makes plans keep what no convex problem can say: minimum powers. */
@NullMarked
package org.voltide.csms.energy.plan.repair;

import org.jspecify.annotations.NullMarked;
