/**
 * What a kWh costs and earns over time: the price file, the curve, and where both come from. The
 * curve and the parser are pure; called by planning, the ledger and the API.
 */
@NullMarked
package org.voltide.csms.energy.prices;

import org.jspecify.annotations.NullMarked;
