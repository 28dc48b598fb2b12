/**
 * What a kWh costs and earns over time: the price file, the curve of a market, where both come
 * from, and what a site makes of them by its supply tariff. Curves and the parser are pure; called
 * by planning, the ledger and the API.
 */
@NullMarked
package org.voltide.csms.energy.prices;

import org.jspecify.annotations.NullMarked;
