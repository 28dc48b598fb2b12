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

/**
 * Whether the driver may charge, and on what terms.
 *
 * @param certificateStatus only for Plug & Charge, the verdict on the contract certificate
 * @param allowedEnergyTransfer transfer modes this driver may use, absent while not yet known (OCPP
 *     2.1 Q01)
 * @param tariff the driver's own price, shown and applied by the station (OCPP 2.1 I08)
 */
@RecordBuilder
public record AuthorizeResponse(
    IdTokenInfo idTokenInfo,
    @Nullable AuthorizeCertificateStatus certificateStatus,
    @Since(V2_1) @Nullable @Items(min = 1) List<EnergyTransferMode> allowedEnergyTransfer,
    @Since(V2_1) @Nullable Tariff tariff,
    @Nullable CustomData customData)
    implements Response {}
