package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;

/** What became of it. */
public record DataTransferConf(DataTransferStatus status, @Nullable String data)
    implements Response {}
