/**
 * Who gets what of what control brings: contracts on shares, a statement per session that is only
 * ever superseded, sums of a site and period, and exports. {@code energy.control} has sessions
 * settled; docs/settlement.md defines each figure. Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.settlement;

import org.jspecify.annotations.NullMarked;
