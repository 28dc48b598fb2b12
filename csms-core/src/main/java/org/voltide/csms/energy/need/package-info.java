/**
 * What a car needs and what its driver can be promised, from what the car, its vehicle record, its
 * token and its driver say, and careful estimates for the rest. Pure but for the handler of
 * NotifyEVChargingNeeds (OCPP 2.x K15, 2.1 K18 and Q01) and its table.
 */
@NullMarked
package org.voltide.csms.energy.need;

import org.jspecify.annotations.NullMarked;
