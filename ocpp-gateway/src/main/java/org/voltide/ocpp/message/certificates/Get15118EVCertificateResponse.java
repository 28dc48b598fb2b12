package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * The provider's answer for the car.
 *
 * @param exiResponse EXI in Base64, passed to the car unaltered
 * @param remainingContracts how many more can be fetched by asking again
 */
@RecordBuilder
public record Get15118EVCertificateResponse(
    Iso15118EVCertificateStatus status,
    @MaxLength(value = 17000, v201 = 5600) String exiResponse,
    @Nullable StatusInfo statusInfo,
    @Since(V2_1) @Nullable @Min(0) Integer remainingContracts,
    @Nullable CustomData customData)
    implements Response {}
