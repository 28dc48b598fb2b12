package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The open event streams. */
@Since(V2_1)
public record GetPeriodicEventStreamResponse(
    @Nullable @Items(min = 1) List<ConstantStreamData> constantStreamData,
    @Nullable CustomData customData)
    implements Response {}
