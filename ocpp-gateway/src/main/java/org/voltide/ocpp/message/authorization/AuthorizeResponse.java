package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.Tariff;

/** DOC */
@RecordBuilder
public record AuthorizeResponse(
    IdTokenInfo idTokenInfo,
    @Nullable AuthorizeCertificateStatus certificateStatus,
    @Since(V2_1) @Nullable @Items(min = 1) List<EnergyTransferMode> allowedEnergyTransfer,
    @Since(V2_1) @Nullable Tariff tariff,
    @Nullable CustomData customData)
    implements Response {}
