package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/**
 * Asks which limits follow from all profiles (OCPP 1.6 5.7).
 *
 * @param duration seconds
 */
public record GetCompositeScheduleReq(
    int connectorId, int duration, @Nullable ChargingRateUnit chargingRateUnit)
    implements Request<GetCompositeScheduleConf> {}
