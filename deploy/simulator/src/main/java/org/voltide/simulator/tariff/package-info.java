/**
 * Tariffs a station knows and the costs it works out by them (OCPP 2.1 block I, I07 to I12).
 * Confined to the world's loop; {@link org.voltide.simulator.tariff.Bill} is pure.
 */
@NullMarked
package org.voltide.simulator.tariff;

import org.jspecify.annotations.NullMarked;
