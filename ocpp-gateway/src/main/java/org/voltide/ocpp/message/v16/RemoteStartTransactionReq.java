package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Asks a station to start (OCPP 1.6 5.11). */
@RecordBuilder
public record RemoteStartTransactionReq(
    @Nullable Integer connectorId, @MaxLength(20) String idTag, @Nullable Profile chargingProfile)
    implements Request<RemoteStartTransactionConf> {}
