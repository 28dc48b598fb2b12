package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.DERControlType;

/**
 * Asks for the grid-support settings that a station holds (OCPP 2.1 R04).
 *
 * @param requestId comes back in the reports
 */
@Since(V2_1)
@RecordBuilder
public record GetDERControlRequest(
    int requestId,
    @Nullable Boolean isDefault,
    @Nullable DERControlType controlType,
    @Nullable @MaxLength(36) String controlId,
    @Nullable CustomData customData)
    implements Request<GetDERControlResponse> {}
