package org.voltide.ocpp.message.certificates;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** The installed certificates of the kinds asked for. */
@RecordBuilder
public record GetInstalledCertificateIdsResponse(
    GetInstalledCertificateStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @Items(min = 1) List<CertificateHashDataChain> certificateHashDataChain,
    @Nullable CustomData customData)
    implements Response {}
