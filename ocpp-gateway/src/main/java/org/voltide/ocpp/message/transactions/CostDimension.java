package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One measured quantity of a charging period.
 *
 * @param volume in the unit of the dimension
 */
@Since(V2_1)
public record CostDimension(
    CostDimensionName type, double volume, @Nullable CustomData customData) {}
