/** The exact engine: the linear program of a site, solved by HiGHS through OR-Tools. */
@NullMarked
package org.voltide.csms.energy.plan.exact;

import org.jspecify.annotations.NullMarked;
