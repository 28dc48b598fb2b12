package org.voltide.ocpp.message.locallist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record SendLocalListRequest(
    int versionNumber,
    UpdateType updateType,
    @Nullable @Items(min = 1) List<AuthorizationData> localAuthorizationList,
    @Nullable CustomData customData)
    implements Request<SendLocalListResponse> {}
