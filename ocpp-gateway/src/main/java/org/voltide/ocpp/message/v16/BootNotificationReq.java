package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** A station introduces itself (OCPP 1.6 4.2). */
@RecordBuilder
public record BootNotificationReq(
    @MaxLength(20) String chargePointVendor,
    @MaxLength(20) String chargePointModel,
    @Nullable @MaxLength(25) String chargePointSerialNumber,
    @Nullable @MaxLength(25) String chargeBoxSerialNumber,
    @Nullable @MaxLength(50) String firmwareVersion,
    @Nullable @MaxLength(20) String iccid,
    @Nullable @MaxLength(20) String imsi,
    @Nullable @MaxLength(25) String meterType,
    @Nullable @MaxLength(25) String meterSerialNumber)
    implements Request<BootNotificationConf> {}
