package org.voltide.ocpp.message.certificates;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * The OCSP response, so that the station can staple it.
 *
 * @param ocspResult DER in Base64
 */
@RecordBuilder
public record GetCertificateStatusResponse(
    GetCertificateStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @MaxLength(value = 18000, v201 = 5500) String ocspResult,
    @Nullable CustomData customData)
    implements Response {}
