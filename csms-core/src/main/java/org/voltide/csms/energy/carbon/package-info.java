/**
 * What a kWh from the grid emits over time, as somebody tells it. Ledgers value energy with it.
 * Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.carbon;

import org.jspecify.annotations.NullMarked;
