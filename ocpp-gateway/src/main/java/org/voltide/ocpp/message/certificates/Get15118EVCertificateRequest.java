package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@RecordBuilder
public record Get15118EVCertificateRequest(
    @MaxLength(50) String iso15118SchemaVersion,
    CertificateAction action,
    @MaxLength(value = 11000, v201 = 5600) String exiRequest,
    @Since(V2_1) @Nullable @Min(0) Integer maximumContractCertificateChains,
    @Since(V2_1) @Nullable @Items(min = 1, max = 8) List<@MaxLength(255) String> prioritizedEMAIDs,
    @Nullable CustomData customData)
    implements Request<Get15118EVCertificateResponse> {}
