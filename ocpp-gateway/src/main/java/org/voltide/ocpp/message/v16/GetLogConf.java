package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.diagnostics.LogStatus;

/** The file to come. */
public record GetLogConf(LogStatus status, @Nullable @MaxLength(255) String filename)
    implements Response {}
