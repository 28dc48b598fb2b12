package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Anything a vendor defined (OCPP 1.6 4.3, 5.6). */
@RecordBuilder
public record DataTransferReq(
    @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String messageId,
    @Nullable String data)
    implements Request<DataTransferConf> {}
