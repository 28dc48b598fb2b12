package org.voltide.ocpp.message.locallist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Sends the local authorization list or changes to it (OCPP 2.x D01).
 *
 * @param versionNumber of the list once this is applied
 */
public record SendLocalListRequest(
    int versionNumber,
    UpdateType updateType,
    @Nullable @Items(min = 1) List<AuthorizationData> localAuthorizationList,
    @Nullable CustomData customData)
    implements Request<SendLocalListResponse> {}
