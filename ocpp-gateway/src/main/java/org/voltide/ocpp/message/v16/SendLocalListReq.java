package org.voltide.ocpp.message.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.locallist.UpdateType;

/**
 * Sends the local list or changes to it (OCPP 1.6 5.15).
 *
 * @param listVersion of the list once this is applied
 */
public record SendLocalListReq(
    int listVersion, @Nullable List<ListEntry> localAuthorizationList, UpdateType updateType)
    implements Request<SendLocalListConf> {}
