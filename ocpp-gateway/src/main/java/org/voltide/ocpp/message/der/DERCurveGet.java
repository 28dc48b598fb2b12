package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.DERControlType;

/**
 * A curve that the station holds.
 *
 * @param isSuperseded whether one of higher priority has taken its place
 */
@Since(V2_1)
public record DERCurveGet(
    DERCurve curve,
    @MaxLength(36) String id,
    DERControlType curveType,
    boolean isDefault,
    boolean isSuperseded,
    @Nullable CustomData customData) {}
