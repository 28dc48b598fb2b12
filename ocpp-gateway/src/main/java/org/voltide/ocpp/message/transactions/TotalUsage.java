package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What a transaction used.
 *
 * @param energy kWh
 * @param chargingTime seconds
 * @param idleTime seconds
 * @param reservationTime seconds
 */
@Since(V2_1)
public record TotalUsage(
    double energy,
    int chargingTime,
    int idleTime,
    @Nullable Integer reservationTime,
    @Nullable CustomData customData) {}
