package org.voltide.ocpp.message.metering;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.MeterValue;

/**
 * Meter readings that belong to no transaction (OCPP 2.x J01).
 *
 * @param evseId 0 for the station's main meter
 */
public record MeterValuesRequest(
    @Min(value = 0, since = V2_1) int evseId,
    @Items(min = 1) List<MeterValue> meterValue,
    @Nullable CustomData customData)
    implements Request<MeterValuesResponse> {}
