package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;

/**
 * An EVSE or one of its connectors.
 *
 * @param id from 1
 * @param connectorId from 1 within the EVSE
 */
public record Evse(
    @Min(value = 0, since = V2_1) int id,
    @Nullable @Min(value = 0, since = V2_1) Integer connectorId,
    @Nullable CustomData customData) {}
