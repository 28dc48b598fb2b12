package org.voltide.ocpp.message.locallist;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetLocalListVersionResponse(int versionNumber, @Nullable CustomData customData)
    implements Response {}
