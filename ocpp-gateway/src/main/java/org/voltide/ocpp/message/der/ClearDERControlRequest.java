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
 * Removes grid-support settings from a station (OCPP 2.1 R04).
 *
 * @param isDefault whether default settings are meant, or scheduled ones
 * @param controlId one setting, all of the type when absent
 */
@Since(V2_1)
@RecordBuilder
public record ClearDERControlRequest(
    boolean isDefault,
    @Nullable DERControlType controlType,
    @Nullable @MaxLength(36) String controlId,
    @Nullable CustomData customData)
    implements Request<ClearDERControlResponse> {}
