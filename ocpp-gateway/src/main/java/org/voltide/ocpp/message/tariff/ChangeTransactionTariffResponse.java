package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the tariff applies from now on. */
@Since(V2_1)
public record ChangeTransactionTariffResponse(
    TariffChangeStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
