package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the VAT number is valid, and whose it is. */
@Since(V2_1)
@RecordBuilder
public record VatNumberValidationResponse(
    @MaxLength(20) String vatNumber,
    GenericStatus status,
    @Nullable Address company,
    @Nullable StatusInfo statusInfo,
    @Nullable @Min(0) Integer evseId,
    @Nullable CustomData customData)
    implements Response {}
