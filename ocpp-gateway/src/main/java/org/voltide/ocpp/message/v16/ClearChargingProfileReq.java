package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/** Removes charging profiles (OCPP 1.6 5.5). */
@RecordBuilder
public record ClearChargingProfileReq(
    @Nullable Integer id,
    @Nullable Integer connectorId,
    @Nullable ProfilePurpose chargingProfilePurpose,
    @Nullable Integer stackLevel)
    implements Request<ClearChargingProfileConf> {}
