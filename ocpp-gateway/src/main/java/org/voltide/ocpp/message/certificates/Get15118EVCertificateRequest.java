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

/**
 * Passes a car's request for a contract certificate on to its provider (OCPP 2.x M01, M02).
 *
 * @param iso15118SchemaVersion namespace of the EXI message, which tells -2 from -20
 * @param exiRequest the car's CertificateInstallation or CertificateUpdate request, EXI in Base64,
 *     never altered
 * @param maximumContractCertificateChains how many contracts the car can take (OCPP 2.1, ISO
 *     15118-20)
 * @param prioritizedEMAIDs contracts to deliver first when there are more
 */
@RecordBuilder
public record Get15118EVCertificateRequest(
    @MaxLength(50) String iso15118SchemaVersion,
    CertificateAction action,
    @MaxLength(value = 11000, v201 = 5600) String exiRequest,
    @Since(V2_1) @Nullable @Min(0) Integer maximumContractCertificateChains,
    @Since(V2_1) @Nullable @Items(min = 1, max = 8) List<@MaxLength(255) String> prioritizedEMAIDs,
    @Nullable CustomData customData)
    implements Request<Get15118EVCertificateResponse> {}
