package org.voltide.ocpp.message.locallist;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The version of the local authorization list.
 *
 * @param versionNumber 0 when there is none
 */
public record GetLocalListVersionResponse(int versionNumber, @Nullable CustomData customData)
    implements Response {}
