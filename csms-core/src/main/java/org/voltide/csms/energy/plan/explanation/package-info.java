/**
 * Says why a plan does what it does, as figures from what it was made of: a reason is given only
 * where these show it. Pure. Called by {@code energy.control}, which keeps it beside the plan.
 */
@NullMarked
package org.voltide.csms.energy.plan.explanation;

import org.jspecify.annotations.NullMarked;
