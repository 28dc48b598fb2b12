package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Where the driver finds the receipt, when the CSMS issues it. */
@Since(V2_1)
@RecordBuilder
public record NotifySettlementResponse(
    @Nullable @MaxLength(2000) String receiptUrl,
    @Nullable @MaxLength(50) String receiptId,
    @Nullable CustomData customData)
    implements Response {}
